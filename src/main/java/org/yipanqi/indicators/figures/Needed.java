package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/**
 * How many more of what a figure counts would have met its targets, the denominator as it is: "181
 * more residents with a contract". Only where that is a number of persons or things: the numerator
 * is a whole count, rises towards the target, and is no part of the denominator's own measure (one
 * visit more in a share of visits changes both).
 *
 * @param count at least 1
 * @param what the measure that is counted
 */
public record Needed(long count, Label what, String unit) {

  private static final Set<String> COUNTED = Set.of("persons", "count", "techniques");
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

  /** What to reach; a strict bar must be passed. */
  private record Bar(BigDecimal value, boolean strict) {

    boolean reachedBy(BigDecimal found) {
      var order = found.compareTo(value);
      return strict ? order > 0 : order >= 0;
    }
  }

  /** What a figure lacks; empty when it lacks nothing, or when counting makes no sense. */
  public static Optional<Needed> of(PolicyPack pack, Figure figure) {
    var numerator = figure.numerator();
    if (!open(figure) || numerator == null || numerator.value() == null) {
      return Optional.empty();
    }
    var denominator = figure.denominator() == null ? BigDecimal.ONE : figure.denominator().value();
    var counted = counted(pack, figure);
    if (counted.isEmpty() || denominator == null || denominator.signum() <= 0) {
      return Optional.empty();
    }
    var most = 0L;
    for (var target : figure.targets()) {
      if (lacking(target.judgement())) {
        var bar = bar(pack, target.target(), figure.compared());
        var count = bar == null ? null : count(numerator.value(), denominator, factor(figure), bar);
        if (count == null) {
          return Optional.empty();
        }
        most = Math.max(most, count);
      }
    }
    // A share can't be more than everybody.
    var whole =
        figure.series().unit().equals("percent")
            && numerator.value().add(BigDecimal.valueOf(most)).compareTo(denominator) > 0;
    return most == 0 || whole
        ? Optional.empty()
        : Optional.of(new Needed(most, label(counted), counted.getFirst().unit()));
  }

  private static boolean open(Figure figure) {
    return (figure.state() == State.VALUE || figure.state() == State.ZERO)
        && lacking(figure.judgement());
  }

  private static boolean lacking(Judgement judgement) {
    return switch (judgement) {
      case AT_RISK, MISSED, NOT_YET_DUE -> true;
      case MET, NOT_JUDGED -> false;
    };
  }

  private static BigDecimal factor(Figure figure) {
    return figure.denominator() == null ? BigDecimal.ONE : Evaluator.factor(figure.series().unit());
  }

  /** The measures whose sum is the numerator, or none when it is not a plain count. */
  private static List<Measure.Base> counted(PolicyPack pack, Figure figure) {
    var formula = figure.series().formula();
    var share = formula instanceof Formula.Arithmetic(var op, _, _) && op == '/';
    var top = share ? ((Formula.Arithmetic) formula).left() : formula;
    if (!onlyAdds(top)) {
      return List.of();
    }
    var above = measures(top);
    if (share) {
      var below = measures(((Formula.Arithmetic) formula).right());
      if (above.stream().anyMatch(below::contains)) {
        return List.of();
      }
    }
    var found =
        above.stream()
            .sorted()
            .flatMap(id -> pack.measure(id, figure.period().end()).stream())
            .filter(Measure.Base.class::isInstance)
            .map(Measure.Base.class::cast)
            .filter(m -> COUNTED.contains(m.unit()))
            .filter(m -> m.additivity() != Measure.Additivity.MEAN)
            .toList();
    return found.size() == above.size() ? found : List.of();
  }

  private static boolean onlyAdds(Formula formula) {
    return switch (formula) {
      case Formula.Ref _ -> true;
      case Formula.Arithmetic(var op, var left, var right) ->
          op == '+' && onlyAdds(left) && onlyAdds(right);
      case Formula.Number _,
          Formula.Negative _,
          Formula.Compare _,
          Formula.Logic _,
          Formula.Not _,
          Formula.Choose _ ->
          false;
    };
  }

  private static Set<String> measures(Formula formula) {
    return formula.refs().stream()
        .map(Formula.Ref::measure)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The same bars that {@link Judge} holds figures against; null when less would be better. */
  private static @Nullable Bar bar(
      PolicyPack pack, Series.Target target, @Nullable Figure compared) {
    return switch (target) {
      case Series.Target.Fixed fixed ->
          switch (fixed.op()) {
            case AT_LEAST -> new Bar(fixed.value(), false);
            case ABOVE -> new Bar(fixed.value(), true);
            case ABOUT ->
                new Bar(
                    fixed.value().subtract(pack.number("about_tolerance_points", BigDecimal.ZERO)),
                    false);
            case AT_MOST, BELOW, EQUAL -> null;
          };
      case Series.Target.Moving(var up, _) -> {
        var then = compared == null ? null : compared.value();
        yield !up || then == null
            ? null
            : new Bar(then.add(pack.number("rising_tolerance_points", BigDecimal.ZERO)), true);
      }
    };
  }

  /**
   * The smallest whole number that reaches the bar when added to the numerator, found by estimating
   * and then trying with the same arithmetic that the judgement uses; null when there is none.
   */
  private static @Nullable Long count(
      BigDecimal numerator, BigDecimal denominator, BigDecimal factor, Bar bar) {
    if (numerator.stripTrailingZeros().scale() > 0) {
      return null;
    }
    var needed =
        bar.value()
            .multiply(denominator)
            .divide(factor, Quantity.PRECISION)
            .subtract(numerator)
            .setScale(0, RoundingMode.CEILING);
    if (needed.compareTo(MOST) > 0) {
      return null;
    }
    var count = Math.max(0, needed.longValueExact());
    while (!reached(numerator, denominator, factor, bar, count)) {
      count++;
    }
    while (count > 0 && reached(numerator, denominator, factor, bar, count - 1)) {
      count--;
    }
    return count;
  }

  private static boolean reached(
      BigDecimal numerator, BigDecimal denominator, BigDecimal factor, Bar bar, long more) {
    var value =
        numerator
            .add(BigDecimal.valueOf(more))
            .divide(denominator, Quantity.PRECISION)
            .multiply(factor);
    return bar.reachedBy(value);
  }

  private static Label label(List<Measure.Base> counted) {
    return new Label(
        counted.stream().map(m -> m.label().zh()).collect(Collectors.joining("、")),
        counted.stream().map(m -> m.label().en()).collect(Collectors.joining(", ")));
  }
}
