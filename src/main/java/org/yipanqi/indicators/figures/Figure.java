package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Series;

/**
 * One series for one row in one period.
 *
 * @param value in the series' unit (a percentage as 56.8, not 0.568); absent when the state says so
 * @param reason why there is no value, where that needs words
 * @param parts what each measure of the formula gave
 * @param compared the same figure in the base period, absent when there is none
 * @param bearing whether the targets bear on the row in the period; without it nothing is judged
 * @param kept what was kept beside the figure of a closed period; absent for a computed one
 */
public record Figure(
    Series series,
    Row row,
    Period period,
    State state,
    @Nullable BigDecimal value,
    @Nullable Quantity numerator,
    @Nullable Quantity denominator,
    Quantity total,
    @Nullable Label reason,
    Map<Formula.Ref, Quantity> parts,
    @Nullable Figure compared,
    Judgement judgement,
    List<Judged> targets,
    Bearing bearing,
    @Nullable Kept kept) {

  /**
   * Of a figure that was read from a closed period: what else was kept of it.
   *
   * @param rowName the row's name as it was
   * @param comparedNote what the base period holds or lacks beside the row
   * @param parts what each measure behind it gave, in the order of the chain
   */
  public record Kept(
      FrozenPeriod period,
      Label rowName,
      FrozenDefinition definition,
      @Nullable Label comparedNote,
      List<FrozenFigure.KeptPart> parts,
      List<MissingSource> missing,
      @Nullable Integer sourcesIn,
      @Nullable Integer sourcesOf) {}

  /**
   * A target and where the figure stands against it.
   *
   * @param gap how far the value is from the target, in the series' unit; positive = short of it
   */
  public record Judged(Series.Target target, Judgement judgement, @Nullable BigDecimal gap) {}

  Figure judged(@Nullable Figure base, Judgement outcome, List<Judged> against) {
    return new Figure(
        series,
        row,
        period,
        state,
        value,
        numerator,
        denominator,
        total,
        reason,
        parts,
        base,
        outcome,
        against,
        bearing,
        null);
  }

  Figure bearing(Bearing on) {
    return new Figure(
        series,
        row,
        period,
        state,
        value,
        numerator,
        denominator,
        total,
        reason,
        parts,
        compared,
        judgement,
        targets,
        on,
        kept);
  }

  /** Which way the value went since the base period; none without both, or when it was another. */
  public String trend() {
    var base = compared;
    var then = base == null ? null : base.value();
    if (base == null || value == null || then == null || another(base.period())) {
      return "none";
    }
    var order = value.compareTo(then);
    return order == 0 ? "level" : order > 0 ? "up" : "down";
  }

  /** An institution has a note just when it is another one than in the base period. */
  private boolean another(Period base) {
    return kept == null
        ? Comparability.another(row, period, base)
        : kept.comparedNote() != null && row instanceof Row.OfInstitution;
  }

  /** How many sources are in, and of how many; null when none are owed. */
  public @Nullable Integer sourcesIn() {
    if (kept != null) {
      return kept.sourcesIn();
    }
    return total.owed().isEmpty() ? null : total.owed().size() - total.missing().size();
  }

  public @Nullable Integer sourcesOf() {
    if (kept != null) {
      return kept.sourcesOf();
    }
    return total.owed().isEmpty() ? null : total.owed().size();
  }
}
