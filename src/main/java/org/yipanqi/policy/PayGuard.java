package org.yipanqi.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pay follows no income from drugs, consumables, examinations or tests, and no case's insurance
 * variance (Z三（五）, Y三（三）7 and the product's PAY-3): a pay rule that reads one, itself or through a
 * measure, is refused.
 */
final class PayGuard {

  private static final Set<String> CLASSES = Set.of("drug", "consumable", "exam", "test");

  private final List<Measure> measures;
  private final Mistakes mistakes;

  PayGuard(List<Measure> measures, Mistakes mistakes) {
    this.measures = measures;
    this.mistakes = mistakes;
  }

  void check(PackNode rule) {
    for (var ask : rule.list("asks")) {
      var measure = ask.get("measure");
      if (measure.isPresent() && versions(measure.get().text()).isEmpty()) {
        mistakes.add(
            measure.get(),
            "unknown-measure",
            "没有编号为“" + measure.get().text() + "”的数据项",
            "there is no measure \"" + measure.get().text() + "\"");
      }
      if (rule.flag("pay")) {
        ask.get("reads").ifPresent(reads -> refuse(reads, ask.text("id"), reads.text(), rule));
        measure
            .flatMap(m -> Optional.ofNullable(tainted(m.text(), new HashSet<>())))
            .ifPresent(what -> refuse(measure.get(), measure.get().text(), what, rule));
      }
    }
  }

  private void refuse(PackNode at, String name, String what, PackNode rule) {
    var clause = rule.text("clause");
    mistakes.add(
        at,
        "pay-must-not-follow",
        "薪酬规则不得取“" + name + "”：它含 " + what + "（条款 " + clause + "，薪酬与药品、耗材、检查检验收入及个案医保盈亏脱钩）",
        "a pay rule must not read \""
            + name
            + "\": it holds "
            + what
            + " (clause "
            + clause
            + ": pay follows no income from drugs, consumables, examinations or tests, nor a case's"
            + " insurance variance)");
  }

  private List<Measure> versions(String id) {
    return measures.stream().filter(m -> m.id().equals(id)).toList();
  }

  /** The class of income that a measure may hold and pay must not follow; null when none. */
  private @Nullable String tainted(String id, Set<String> seen) {
    if (!seen.add(id)) {
      return null;
    }
    for (var version : versions(id)) {
      var what = tainted(version, seen);
      if (what != null) {
        return what;
      }
    }
    return null;
  }

  private @Nullable String tainted(Measure version, Set<String> seen) {
    return switch (version) {
      case Measure.Base base when base.fact().code().equals("income") ->
          CLASSES.stream()
              .sorted()
              .filter(each -> may(base.where(), each))
              .findFirst()
              .orElse(null);
      case Measure.Derived derived -> {
        for (var ref : derived.formula().refs()) {
          var what = tainted(ref.measure(), seen);
          if (what != null) {
            yield what;
          }
        }
        yield null;
      }
      case Measure.Base _ -> null;
    };
  }

  /** Whether a row of the class can pass; what says nothing of the class lets it through. */
  private static boolean may(Filter filter, String each) {
    return !Boolean.FALSE.equals(known(filter, each));
  }

  /** True, false, or null where it depends on something else. */
  private static @Nullable Boolean known(Filter filter, String each) {
    return switch (filter) {
      case Filter.Constant(var value) -> value;
      case Filter.Not(var inner) -> {
        var is = known(inner, each);
        yield is == null ? null : !is;
      }
      case Filter.Both(var left, var right) -> both(known(left, each), known(right, each));
      case Filter.Either(var left, var right) -> either(known(left, each), known(right, each));
      case Filter.Choose(var condition, var then, var otherwise) -> {
        var is = known(condition, each);
        if (is != null) {
          yield known(is ? then : otherwise, each);
        }
        var one = known(then, each);
        yield one != null && one.equals(known(otherwise, each)) ? one : null;
      }
      case Filter.Compare(var operator, Filter.Operand left, Filter.Operand right)
          when isClass(left) && right instanceof Filter.Operand.Literal(String text) ->
          operator.holds(each, text);
      case Filter.OneOf(var operand, var values) when isClass(operand) ->
          values.stream().anyMatch(v -> v.value().equals(each));
      default -> null;
    };
  }

  private static boolean isClass(Filter.Operand operand) {
    return operand instanceof Filter.Operand.Column(var code) && code.equals("class");
  }

  private static @Nullable Boolean both(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return left != null && right != null ? true : null;
  }

  private static @Nullable Boolean either(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
      return true;
    }
    return left != null && right != null ? false : null;
  }
}
