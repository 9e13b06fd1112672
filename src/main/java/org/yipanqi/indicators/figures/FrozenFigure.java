package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;

/**
 * A figure as it is kept, one line of {@code frozen_figure}. What it takes from its series, its row
 * and its missing sources is kept beside it, once for all figures that share it.
 *
 * @param comparedNote what the base period holds or lacks beside the row
 * @param bearing whether the targets bore on the row when it was kept
 * @param gap the list of missing sources, absent when none is missing
 */
public record FrozenFigure(
    String rowCode,
    String series,
    String definition,
    State state,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable State numeratorState,
    @Nullable BigDecimal denominator,
    @Nullable State denominatorState,
    Judgement judgement,
    List<KeptTarget> targets,
    @Nullable String comparedPeriod,
    @Nullable State comparedState,
    @Nullable BigDecimal comparedValue,
    @Nullable Label comparedNote,
    @Nullable String reasonZh,
    @Nullable String reasonEn,
    @Nullable Integer sourcesIn,
    @Nullable Integer sourcesOf,
    @Nullable Integer gap,
    List<KeptPart> parts,
    Bearing bearing) {

  /** What was kept before there were places and days of validity was bound. */
  public FrozenFigure {
    bearing = bearing == null ? Bearing.BINDS : bearing;
  }

  /** Where the figure stood against the series' target of the same place in the list. */
  public record KeptTarget(Judgement judgement, @Nullable BigDecimal gap) {}

  /** What a measure behind the figure gave. */
  public record KeptPart(
      String ref,
      State state,
      @Nullable BigDecimal value,
      @Nullable Integer sourcesIn,
      @Nullable Integer sourcesOf) {}
}
