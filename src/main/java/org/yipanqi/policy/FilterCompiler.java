package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.policy.Filter.Operand;

/** Turns a pack's {@code where} over one fact into a checked {@link Filter}. */
final class FilterCompiler {

  private final FactDeclaration fact;
  private final Map<String, Object> parameters;
  private final Mistakes mistakes;
  private final Cel cel;

  FilterCompiler(FactDeclaration fact, Map<String, Object> parameters, Mistakes mistakes) {
    this.fact = fact;
    this.parameters = parameters;
    this.mistakes = mistakes;
    var builder = CelReading.environment();
    for (var column : fact.columns()) {
      builder.addVar(column.code(), type(column));
    }
    parameters.forEach((id, value) -> builder.addVar("params." + id, type(value)));
    cel = builder.setResultType(SimpleType.BOOL).build();
  }

  private static CelType type(FactColumn column) {
    var type =
        switch (column.type()) {
          case TEXT -> SimpleType.STRING;
          case INT, PERSON -> SimpleType.INT;
          case DECIMAL -> SimpleType.DOUBLE;
          case BOOL -> SimpleType.BOOL;
          case DATE -> SimpleType.TIMESTAMP;
        };
    return column.nullable() ? NullableType.create(type) : type;
  }

  static CelType type(Object parameter) {
    return switch (parameter) {
      case Boolean _ -> SimpleType.BOOL;
      case BigDecimal number -> number.scale() <= 0 ? SimpleType.INT : SimpleType.DOUBLE;
      default -> SimpleType.STRING;
    };
  }

  Optional<Filter> compile(PackNode at) {
    var read = CelReading.read(cel, at, mistakes);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    try {
      var filter = new Reader(at, read.get()).filter(read.get().getExpr());
      for (var column : NullGuards.missing(filter, this::nullable)) {
        mistakes.add(
            at,
            "unguarded",
            "“" + column + "”可能为空，先写 " + column + " != null &&",
            "\"" + column + "\" may be absent: write " + column + " != null && first");
      }
      return Optional.of(filter);
    } catch (Unsupported e) {
      CelReading.note(
          at,
          read.get(),
          e.part,
          mistakes,
          "unsupported",
          "这里不能用：" + e.what,
          "not usable here: " + e.what);
      return Optional.empty();
    }
  }

  private boolean nullable(String column) {
    return fact.column(column).map(FactColumn::nullable).orElse(false);
  }

  /** A part of CEL that filters don't offer. */
  private static final class Unsupported extends RuntimeException {
    private final transient CelExpr part;
    private final String what;

    Unsupported(CelExpr part, String what) {
      super(what);
      this.part = part;
      this.what = what;
    }
  }

  private final class Reader {

    private final PackNode at;
    private final CelAbstractSyntaxTree ast;

    Reader(PackNode at, CelAbstractSyntaxTree ast) {
      this.at = at;
      this.ast = ast;
    }

    Filter filter(CelExpr part) {
      return switch (part.exprKind().getKind()) {
        case CONSTANT, IDENT, SELECT -> truth(part);
        case CALL -> call(part);
        default -> throw new Unsupported(part, part.exprKind().getKind().toString());
      };
    }

    private Filter truth(CelExpr part) {
      return switch (operand(part)) {
        case Operand.Column(var code) -> new Filter.Flag(code);
        case Operand.Literal(Boolean value) -> new Filter.Constant(value);
        default -> throw new Unsupported(part, "condition");
      };
    }

    private Filter call(CelExpr part) {
      var call = part.call();
      var args = call.args();
      return switch (call.function()) {
        case "_&&_" -> Filter.and(filter(args.get(0)), filter(args.get(1)));
        case "_||_" -> Filter.or(filter(args.get(0)), filter(args.get(1)));
        case "!_" -> Filter.not(filter(args.get(0)));
        case "_?_:_" -> choose(args);
        case "@in" -> oneOf(part);
        case "startsWith" -> startsWith(part);
        case "_==_" -> equality(part, false);
        case "_!=_" -> equality(part, true);
        case "_<_" -> compare(Filter.Operator.LESS, part);
        case "_<=_" -> compare(Filter.Operator.AT_MOST, part);
        case "_>_" -> compare(Filter.Operator.MORE, part);
        case "_>=_" -> compare(Filter.Operator.AT_LEAST, part);
        default -> throw new Unsupported(part, call.function());
      };
    }

    private Filter choose(List<CelExpr> args) {
      var condition = filter(args.get(0));
      if (condition instanceof Filter.Constant(var known)) {
        return filter(args.get(known ? 1 : 2));
      }
      return new Filter.Choose(condition, filter(args.get(1)), filter(args.get(2)));
    }

    private Filter startsWith(CelExpr part) {
      var target = part.call().target().map(this::operand);
      var prefix = operand(part.call().args().get(0));
      if (target.isPresent()
          && target.get() instanceof Operand.Column(var code)
          && prefix instanceof Operand.Literal(String text)) {
        return new Filter.StartsWith(code, text);
      }
      throw new Unsupported(part, "startsWith");
    }

    private Filter oneOf(CelExpr part) {
      var operand = operand(part.call().args().get(0));
      var list = part.call().args().get(1);
      if (list.exprKind().getKind() != CelExpr.ExprKind.Kind.LIST) {
        throw new Unsupported(list, "in");
      }
      var values =
          list.list().elements().stream()
              .map(e -> operand(e) instanceof Operand.Literal literal ? literal : unsupported(e))
              .toList();
      for (var i = 0; i < values.size(); i++) {
        knownCode(operand, values.get(i), list.list().elements().get(i));
      }
      if (operand instanceof Operand.Literal literal) {
        return new Filter.Constant(values.contains(literal));
      }
      return new Filter.OneOf(operand, values);
    }

    private Operand.Literal unsupported(CelExpr part) {
      throw new Unsupported(part, "list");
    }

    private Filter equality(CelExpr part, boolean negated) {
      var args = part.call().args();
      for (var i = 0; i < 2; i++) {
        if (isNull(args.get(i)) && operand(args.get(1 - i)) instanceof Operand.Column(var code)) {
          return negated ? Filter.not(new Filter.IsNull(code)) : new Filter.IsNull(code);
        }
      }
      var left = operand(args.get(0));
      var right = operand(args.get(1));
      knownCode(left, right, args.get(1));
      knownCode(right, left, args.get(0));
      return comparison(negated ? Filter.Operator.UNEQUAL : Filter.Operator.EQUAL, left, right);
    }

    private Filter compare(Filter.Operator operator, CelExpr part) {
      var args = part.call().args();
      return comparison(operator, operand(args.get(0)), operand(args.get(1)));
    }

    private Filter comparison(Filter.Operator operator, Operand left, Operand right) {
      if (left instanceof Operand.Literal(var one) && right instanceof Operand.Literal(var two)) {
        return new Filter.Constant(operator.holds(one, two));
      }
      return new Filter.Compare(operator, left, right);
    }

    private boolean isNull(CelExpr part) {
      return part.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
          && part.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    /** A text column with a closed list is only ever compared with codes of that list. */
    private void knownCode(Operand operand, Operand value, CelExpr part) {
      if (operand instanceof Operand.Column(var code)
          && value instanceof Operand.Literal(String text)) {
        var column = fact.column(code).orElseThrow();
        if (!column.values().isEmpty()
            && column.values().stream().noneMatch(v -> v.code().equals(text))) {
          var codes = String.join(", ", column.values().stream().map(v -> v.code()).toList());
          CelReading.note(
              at,
              ast,
              part,
              mistakes,
              "unknown-code",
              "“" + code + "”没有“" + text + "”这个代码，可用：" + codes,
              "\"" + code + "\" has no code \"" + text + "\"; it has: " + codes);
        }
      }
    }

    private Operand operand(CelExpr part) {
      return switch (part.exprKind().getKind()) {
        case IDENT -> named(part, part.ident().name());
        case SELECT -> named(part, ast.getReference(part.id()).map(r -> r.name()).orElse("?"));
        case CONSTANT -> new Operand.Literal(constant(part));
        case CALL -> arithmetic(part);
        default -> throw new Unsupported(part, part.exprKind().getKind().toString());
      };
    }

    private Operand named(CelExpr part, String name) {
      if (name.startsWith("params.")) {
        var value = parameters.get(name.substring("params.".length()));
        if (value == null) {
          throw new Unsupported(part, name);
        }
        return new Operand.Literal(value);
      }
      if (fact.column(name).isEmpty()) {
        throw new Unsupported(part, name);
      }
      return new Operand.Column(name);
    }

    private Object constant(CelExpr part) {
      var constant = part.constant();
      return switch (constant.getKind()) {
        case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
        case DOUBLE_VALUE -> new BigDecimal(Double.toString(constant.doubleValue()));
        case STRING_VALUE -> constant.stringValue();
        case BOOLEAN_VALUE -> constant.booleanValue();
        default -> throw new Unsupported(part, constant.getKind().toString());
      };
    }

    private Operand arithmetic(CelExpr part) {
      var args = part.call().args();
      return switch (part.call().function()) {
        case "_+_" -> new Operand.Arithmetic('+', operand(args.get(0)), operand(args.get(1)));
        case "_-_" -> new Operand.Arithmetic('-', operand(args.get(0)), operand(args.get(1)));
        case "_*_" -> new Operand.Arithmetic('*', operand(args.get(0)), operand(args.get(1)));
        default -> throw new Unsupported(part, part.call().function());
      };
    }
  }
}
