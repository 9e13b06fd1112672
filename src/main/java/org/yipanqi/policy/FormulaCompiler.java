package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a pack's formula into a checked {@link Formula}. */
final class FormulaCompiler {

  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final Supplier<Cel> environment;
  private @Nullable Cel cel;

  /**
   * @param scoped whether measures are written with a scope word, as in series, or bare, as in
   *     derived measures
   */
  FormulaCompiler(
      Set<String> measures, ParameterValues parameters, boolean scoped, Mistakes mistakes) {
    this.parameters = parameters;
    this.mistakes = mistakes;
    environment = () -> environment(measures, scoped);
  }

  private Cel environment(Set<String> measures, boolean scoped) {
    var builder = CelReading.environment();
    for (var measure : measures) {
      if (scoped) {
        for (var scope : ScopeWord.values()) {
          builder.addVar(scope.word() + "." + measure, SimpleType.DOUBLE);
        }
      } else {
        builder.addVar(measure, SimpleType.DOUBLE);
      }
    }
    parameters.declare(builder);
    return builder.build();
  }

  Optional<Formula> compile(PackNode at) {
    var known = cel;
    if (known == null) {
      known = environment.get();
      cel = known;
    }
    var read = CelReading.read(known, at, mistakes);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    var type = read.get().getResultType();
    if (!type.equals(SimpleType.DOUBLE)
        && !type.equals(SimpleType.BOOL)
        && !type.equals(SimpleType.INT)) {
      mistakes.add(at, "wrong-type", "算式的结果不是数", "the formula does not give a number");
      return Optional.empty();
    }
    try {
      return Optional.of(formula(read.get(), read.get().getExpr()));
    } catch (IllegalArgumentException e) {
      mistakes.add(
          at,
          "unsupported",
          "算式里不能用：" + e.getMessage(),
          "not usable in a formula: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Formula formula(CelAbstractSyntaxTree ast, CelExpr part) {
    return switch (part.exprKind().getKind()) {
      case IDENT -> named(part.ident().name());
      case SELECT ->
          named(
              ast.getReference(part.id())
                  .map(r -> r.name())
                  .orElseThrow(() -> new IllegalArgumentException(part.select().field())));
      case CONSTANT ->
          switch (part.constant().getKind()) {
            case INT64_VALUE ->
                new Formula.Number(BigDecimal.valueOf(part.constant().int64Value()));
            case DOUBLE_VALUE ->
                new Formula.Number(new BigDecimal(Double.toString(part.constant().doubleValue())));
            default -> throw new IllegalArgumentException(part.constant().toString());
          };
      case CALL -> call(ast, part);
      default -> throw new IllegalArgumentException(part.exprKind().getKind().toString());
    };
  }

  private Formula named(String name) {
    if (name.startsWith("params.")) {
      if (parameters.get(name.substring("params.".length())) instanceof BigDecimal number) {
        return new Formula.Number(number);
      }
      throw new IllegalArgumentException(name);
    }
    var dot = name.indexOf('.');
    if (dot < 0) {
      return new Formula.Ref(ScopeWord.HERE, name);
    }
    return new Formula.Ref(
        ScopeWord.of(name.substring(0, dot)).orElseThrow(() -> new IllegalArgumentException(name)),
        name.substring(dot + 1));
  }

  private Formula call(CelAbstractSyntaxTree ast, CelExpr part) {
    var args = part.call().args().stream().map(a -> formula(ast, a)).toList();
    return switch (part.call().function()) {
      case "_+_" -> new Formula.Arithmetic('+', args.get(0), args.get(1));
      case "_-_" -> new Formula.Arithmetic('-', args.get(0), args.get(1));
      case "_*_" -> new Formula.Arithmetic('*', args.get(0), args.get(1));
      case "_/_" -> new Formula.Arithmetic('/', args.get(0), args.get(1));
      case "-_" -> new Formula.Negative(args.get(0));
      case "!_" -> new Formula.Not(args.get(0));
      case "_&&_" -> new Formula.Logic(true, args.get(0), args.get(1));
      case "_||_" -> new Formula.Logic(false, args.get(0), args.get(1));
      case "_?_:_" -> new Formula.Choose(args.get(0), args.get(1), args.get(2));
      case "_==_" -> new Formula.Compare(Filter.Operator.EQUAL, args.get(0), args.get(1));
      case "_!=_" -> new Formula.Compare(Filter.Operator.UNEQUAL, args.get(0), args.get(1));
      case "_<_" -> new Formula.Compare(Filter.Operator.LESS, args.get(0), args.get(1));
      case "_<=_" -> new Formula.Compare(Filter.Operator.AT_MOST, args.get(0), args.get(1));
      case "_>_" -> new Formula.Compare(Filter.Operator.MORE, args.get(0), args.get(1));
      case "_>=_" -> new Formula.Compare(Filter.Operator.AT_LEAST, args.get(0), args.get(1));
      default -> throw new IllegalArgumentException(part.call().function());
    };
  }
}
