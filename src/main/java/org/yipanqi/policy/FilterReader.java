package org.yipanqi.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.policy.Filter.Operand;

/** Reads one type-checked CEL expression as a {@link Filter} over a fact. */
final class FilterReader {

  /** A part of CEL that filters don't offer. */
  static final class Unsupported extends RuntimeException {
    private final transient CelExpr part;
    private final String what;

    Unsupported(CelExpr part, String what) {
      super(what);
      this.part = part;
      this.what = what;
    }

    CelExpr part() {
      return part;
    }

    String what() {
      return what;
    }
  }

  private final FactDeclaration fact;
  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final PackNode at;
  private final CelAbstractSyntaxTree ast;

  FilterReader(
      FactDeclaration fact,
      ParameterValues parameters,
      Mistakes mistakes,
      PackNode at,
      CelAbstractSyntaxTree ast) {
    this.fact = fact;
    this.parameters = parameters;
    this.mistakes = mistakes;
    this.at = at;
    this.ast = ast;
  }

  Filter read() {
    return filter(ast.getExpr());
  }

  private Filter filter(CelExpr part) {
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
