package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yipanqi.indicators.figures.Figure.Judged;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** Holds figures against their targets, by the rules that the pack leaves to its parameters. */
final class Judge {

  private final PolicyPack pack;

  Judge(PolicyPack pack) {
    this.pack = pack;
  }

  /** The pack's choices on a day that judging rests on, as one text. */
  static String rules(PolicyPack pack, LocalDate day) {
    var bearing = Bearing.of(pack.document(), day);
    return String.join(
        " ",
        pack.choice("base_period", day, ""),
        pack.number("base_year", day, BigDecimal.ZERO).toPlainString(),
        pack.number("rising_tolerance_points", day, BigDecimal.ZERO)
            .stripTrailingZeros()
            .toString(),
        pack.number("about_tolerance_points", day, BigDecimal.ZERO).stripTrailingZeros().toString(),
        String.valueOf(pack.document().effectiveTo())
            + (bearing.judges() ? "" : " " + bearing.code()));
  }

  /**
   * The period that "rising" compares with, by the pack's parameter at the end of the judged one;
   * empty when it has none.
   */
  Optional<Period> base(Period period) {
    return switch (pack.choice("base_period", period.end(), "same_period_last_year")) {
      case "previous_period" -> Optional.of(period.previous());
      case "base_year" -> {
        var year = pack.number("base_year", period.end(), BigDecimal.ZERO).intValue();
        var back = period.first().getYear() - year;
        yield back <= 0
            ? Optional.empty()
            : Optional.of(new Period(period.first().minusYears(back), period.kind()));
      }
      default -> Optional.of(period.yearBefore());
    };
  }

  /** The figure with its judgement. A figure without a value, or not bound, is not judged. */
  Figure judge(Figure unjudged, Optional<Figure> base) {
    var figure = unjudged.bearing(bearing(unjudged));
    var judged = new ArrayList<Judged>();
    for (var target : figure.series().targets()) {
      judged.add(
          switch (target) {
            case Series.Target.Fixed fixed -> fixed(figure, fixed);
            case Series.Target.Moving moving -> moving(figure, base, moving);
          });
    }
    var outcome =
        judged.stream().map(Judged::judgement).reduce(Judgement.NOT_JUDGED, Judgement::worse);
    return figure.judged(base.orElse(null), outcome, List.copyOf(judged));
  }

  private Bearing bearing(Figure figure) {
    return Bearing.of(
        pack.document(),
        figure.series().places(),
        String.valueOf(figure.row().county()),
        figure.period().end());
  }

  private static boolean open(Figure figure) {
    return figure.value() == null || !figure.bearing().judges();
  }

  private Judged fixed(Figure figure, Series.Target.Fixed target) {
    var value = figure.value();
    if (open(figure) || value == null) {
      return new Judged(target, Judgement.NOT_JUDGED, null);
    }
    var short0 = shortfall(value, target);
    var tolerance =
        target.op() == Series.Comparison.ABOUT
            ? parameter("about_tolerance_points", figure)
            : BigDecimal.ZERO;
    if (strictlyMet(value, target) && short0.compareTo(tolerance) <= 0) {
      return new Judged(target, Judgement.MET, short0);
    }
    var due = target.due();
    if (due != null && figure.period().end().isBefore(due)) {
      return new Judged(target, Judgement.NOT_YET_DUE, short0);
    }
    var near = short0.subtract(tolerance).compareTo(figure.series().atRiskPoints()) <= 0;
    return new Judged(target, near ? Judgement.AT_RISK : Judgement.MISSED, short0);
  }

  private BigDecimal parameter(String id, Figure figure) {
    return pack.number(id, figure.period().end(), BigDecimal.ZERO);
  }

  /** How much is missing to the target; zero or less when it is reached. */
  private static BigDecimal shortfall(BigDecimal value, Series.Target.Fixed target) {
    return switch (target.op()) {
      case AT_LEAST, ABOVE, ABOUT -> target.value().subtract(value);
      case AT_MOST, BELOW -> value.subtract(target.value());
      case EQUAL -> value.subtract(target.value()).abs();
    };
  }

  private static boolean strictlyMet(BigDecimal value, Series.Target.Fixed target) {
    var order = value.compareTo(target.value());
    return switch (target.op()) {
      case ABOVE -> order > 0;
      case BELOW -> order < 0;
      case AT_LEAST, AT_MOST, EQUAL, ABOUT -> true;
    };
  }

  private Judged moving(Figure figure, Optional<Figure> base, Series.Target.Moving target) {
    var now = figure.value();
    var then = base.map(Figure::value).orElse(null);
    if (open(figure)
        || now == null
        || then == null
        || Comparability.another(figure.row(), figure.period(), base.get().period())) {
      return new Judged(target, Judgement.NOT_JUDGED, null);
    }
    var better = target.up() ? now.subtract(then) : then.subtract(now);
    var gap = better.negate();
    if (better.abs().compareTo(parameter("rising_tolerance_points", figure)) <= 0) {
      return new Judged(target, Judgement.AT_RISK, gap);
    }
    return new Judged(target, better.signum() > 0 ? Judgement.MET : Judgement.MISSED, gap);
  }
}
