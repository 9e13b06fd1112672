package org.yipanqi.indicators.views;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.policy.Direction;

/** One figure in two periods, and what changed from the first to the second. */
record PeriodPair(Figure a, Figure b, boolean comparable) {

  /** How a figure changed. */
  enum Kind {
    WORSE,
    BETTER,
    NEWLY_MISSED,
    NEWLY_MET,
    STATE_CHANGED
  }

  /** What changed most for the worse comes first; what can't be compared comes last. */
  static final Comparator<PeriodPair> WORST_FIRST =
      Comparator.comparing(PeriodPair::group)
          .thenComparing(
              PeriodPair::adverse, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));

  /**
   * @param sameLength whether the periods are; a sum over a year is not held against one of a month
   */
  static PeriodPair of(Figure a, Figure b, boolean sameLength) {
    var like = a.series().unit().equals(b.series().unit());
    return new PeriodPair(a, b, like && (sameLength || !sums(b.series().unit())));
  }

  /** Units of figures that grow with the length of the period. */
  private static boolean sums(String unit) {
    return switch (unit) {
      case "percent", "per_mille", "per_10k", "ratio", "score", "points", "days", "yes_no" -> false;
      default -> true;
    };
  }

  @Nullable BigDecimal difference() {
    var before = a.value();
    var after = b.value();
    return before == null || after == null || !comparable ? null : after.subtract(before);
  }

  @Nullable String differenceText() {
    var difference = difference();
    return difference == null || b.series().unit().equals("yes_no")
        ? null
        : Words.change(b.series(), difference);
  }

  /** The difference as a percentage of the first value, for figures that are no percentages. */
  @Nullable String relativeText() {
    var ratio = ratio();
    if (ratio == null
        || b.series().unit().equals("percent")
        || b.series().unit().equals("yes_no")) {
      return null;
    }
    var percent = ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
  }

  /** The difference in parts of the first value. */
  @Nullable BigDecimal ratio() {
    var difference = difference();
    var before = a.value();
    return difference == null || before == null || before.signum() == 0
        ? null
        : difference.divide(before.abs(), Quantity.PRECISION);
  }

  /** How far the figure went the wrong way, in parts of its first value. */
  private @Nullable BigDecimal adverse() {
    var ratio = ratio();
    return switch (b.series().direction()) {
      case UP -> ratio == null ? null : ratio.negate();
      case DOWN -> ratio;
      case NONE -> ratio == null ? null : BigDecimal.ZERO;
    };
  }

  Set<Kind> kinds() {
    var kinds = EnumSet.noneOf(Kind.class);
    var difference = difference();
    if (difference != null && b.series().direction() != Direction.NONE) {
      var better = b.series().direction() == Direction.UP ? 1 : -1;
      if (difference.signum() == better) {
        kinds.add(Kind.BETTER);
      } else if (difference.signum() == -better) {
        kinds.add(Kind.WORSE);
      }
    }
    if (b.judgement() == Judgement.MISSED && judged(a) && a.judgement() != Judgement.MISSED) {
      kinds.add(Kind.NEWLY_MISSED);
    }
    if (b.judgement() == Judgement.MET && judged(a) && a.judgement() != Judgement.MET) {
      kinds.add(Kind.NEWLY_MET);
    }
    if (a.state() != b.state()) {
      kinds.add(Kind.STATE_CHANGED);
    }
    return kinds;
  }

  private static boolean judged(Figure figure) {
    return figure.judgement() != Judgement.NOT_JUDGED;
  }

  private int group() {
    var steps = judged(a) && judged(b) ? b.judgement().ordinal() - a.judgement().ordinal() : 0;
    if (b.judgement() == Judgement.MISSED && steps > 0) {
      return 0;
    }
    if (steps > 0) {
      return 1;
    }
    if (a.state().hasValue() && !b.state().hasValue()) {
      return 2;
    }
    return a.state().hasValue() || b.state().hasValue() ? 3 : 4;
  }
}
