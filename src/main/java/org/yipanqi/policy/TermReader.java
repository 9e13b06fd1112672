package org.yipanqi.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/** Reads one expression's tree. */
final class TermReader {

  private final PackNode at;
  private final CelAbstractSyntaxTree ast;
  private final Function<String, Term> names;
  private final Map<String, Rule.Ask> asks;
  private final Mistakes mistakes;

  /**
   * @param names what a name stands for; refused with an IllegalArgumentException where nothing
   */
  TermReader(
      PackNode at,
      CelAbstractSyntaxTree ast,
      Function<String, Term> names,
      Map<String, Rule.Ask> asks,
      Mistakes mistakes) {
    this.at = at;
    this.ast = ast;
    this.names = names;
    this.asks = asks;
    this.mistakes = mistakes;
  }

  /**
   * @throws IllegalArgumentException for what CEL knows and rules don't
   */
  Term read() {
    return term(ast.getExpr());
  }

  private Term term(CelExpr part) {
    return switch (part.exprKind().getKind()) {
      case IDENT -> names.apply(part.ident().name());
      case SELECT ->
          names.apply(
              ast.getReference(part.id())
                  .map(r -> r.name())
                  .orElseThrow(() -> new IllegalArgumentException(part.select().field())));
      case CONSTANT -> new Term.Constant(constant(part.constant()));
      case CALL -> call(part, part.call());
      default -> throw new IllegalArgumentException(part.exprKind().getKind().toString());
    };
  }

  private static Object constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
      case DOUBLE_VALUE -> new BigDecimal(Double.toString(constant.doubleValue()));
      case STRING_VALUE -> constant.stringValue();
      case BOOLEAN_VALUE -> constant.booleanValue();
      default -> throw new IllegalArgumentException(constant.toString());
    };
  }

  private Term call(CelExpr part, CelExpr.CelCall call) {
    if (call.function().equals("@in")) {
      var of = term(call.args().get(0));
      var values = values(call.args().get(1));
      values.forEach(v -> choice(part, of, v));
      return new Term.OneOf(of, values);
    }
    var args = call.args().stream().map(this::term).toList();
    operands(part, call);
    if (call.function().equals("_==_") || call.function().equals("_!=_")) {
      if (args.get(1) instanceof Term.Constant(var value)) {
        choice(part, args.get(0), value);
      } else if (args.get(0) instanceof Term.Constant(var value)) {
        choice(part, args.get(1), value);
      }
    }
    return switch (call.function()) {
      case "_+_" -> new Term.Arithmetic('+', args.get(0), args.get(1));
      case "_-_" -> new Term.Arithmetic('-', args.get(0), args.get(1));
      case "_*_" -> new Term.Arithmetic('*', args.get(0), args.get(1));
      case "_/_" -> new Term.Arithmetic('/', args.get(0), args.get(1));
      case "-_" -> new Term.Negative(args.get(0));
      case "!_" -> new Term.Not(args.get(0));
      case "_&&_" -> new Term.Both(args.get(0), args.get(1));
      case "_||_" -> new Term.Either(args.get(0), args.get(1));
      case "_?_:_" -> new Term.Choose(args.get(0), args.get(1), args.get(2));
      case "_==_" -> new Term.Compare(Term.Operator.EQUAL, args.get(0), args.get(1));
      case "_!=_" -> new Term.Compare(Term.Operator.UNEQUAL, args.get(0), args.get(1));
      case "_<_" -> new Term.Compare(Term.Operator.LESS, args.get(0), args.get(1));
      case "_<=_" -> new Term.Compare(Term.Operator.AT_MOST, args.get(0), args.get(1));
      case "_>_" -> new Term.Compare(Term.Operator.MORE, args.get(0), args.get(1));
      case "_>=_" -> new Term.Compare(Term.Operator.AT_LEAST, args.get(0), args.get(1));
      default -> new Term.Call(TermFunctions.called(call.function()), args);
    };
  }

  /** CEL also joins texts, takes days from days and orders words; a rule does not. */
  private void operands(CelExpr part, CelExpr.CelCall call) {
    var types = call.args().stream().map(a -> ast.getType(a.id()).orElse(SimpleType.DYN)).toList();
    var numbers = TermCompiler.NUMBERS.containsAll(types);
    var fits =
        switch (call.function()) {
          case "_+_", "_-_", "_*_", "_/_", "-_" -> numbers;
          case "_<_", "_<=_", "_>_", "_>=_" ->
              numbers || types.stream().allMatch(SimpleType.TIMESTAMP::equals);
          default -> true;
        };
    if (!fits) {
      note(part, "wrong-type", "这里要数，比大小也可以用日期", "numbers are needed here, or days to compare");
    }
  }

  /** What a choice is compared with must be one of its answers. */
  private void choice(CelExpr part, Term of, Object value) {
    if (of instanceof Term.Asked(var id)
        && asks.get(id) instanceof Rule.Ask ask
        && ask.type() == Rule.Type.CHOICE
        && ask.choices().stream().noneMatch(c -> c.code().equals(value))) {
      note(
          part,
          "unknown-code",
          "“" + value + "”不是“" + id + "”可取的值",
          "\"" + value + "\" is not a value that \"" + id + "\" may have");
    }
  }

  private void note(CelExpr part, String code, String zh, String en) {
    CelReading.note(at, ast, part, mistakes, code, zh, en);
  }

  private List<Object> values(CelExpr list) {
    if (list.exprKind().getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw new IllegalArgumentException("in");
    }
    return list.list().elements().stream()
        .map(e -> {
          if (e.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new IllegalArgumentException("in");
          }
          return constant(e.constant());
        })
        .toList();
  }
}
