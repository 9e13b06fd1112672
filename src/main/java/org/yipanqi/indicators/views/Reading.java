package org.yipanqi.indicators.views;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Needed;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;

/**
 * A figure as it stands in a list: its value or why there is none, its base, its distance.
 *
 * @param base the value of the base period, as shown
 * @param change value less base, with its sign, as shown
 * @param gap the largest distance to a target in the series' unit, positive when short of it
 * @param bearing whether the targets bear on the place in the period
 * @param unbound why they don't, absent where they do
 * @param targets each target in words with what is missing to it
 */
public record Reading(
    State state,
    Judgement judgement,
    @Nullable String value,
    String display,
    @Nullable String num,
    @Nullable String den,
    @Nullable Integer sourcesIn,
    @Nullable Integer sourcesOf,
    @Nullable String basePeriod,
    @Nullable State baseState,
    @Nullable String baseValue,
    String base,
    @Nullable String change,
    String trend,
    @Nullable Label reason,
    @Nullable String gap,
    List<TargetGap> targets,
    @Nullable NeededCount needed,
    Bearing bearing,
    @Nullable Label unbound) {

  /** A target and what is missing to it; no gap when it is met or not judged. */
  public record TargetGap(Label target, Judgement judgement, @Nullable Label gap) {}

  /** So many more of something would have been enough. */
  public record NeededCount(long count, Label what, String unit) {}

  static Reading of(PolicyPack pack, Figure figure) {
    var series = figure.series();
    var base = figure.compared();
    var then = base == null ? null : base.value();
    return new Reading(
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(series, figure.value()),
        side(figure, figure.numerator()),
        side(figure, figure.denominator()),
        figure.sourcesIn(),
        figure.sourcesOf(),
        base == null ? null : base.period().toString(),
        base == null ? null : base.state(),
        Words.exact(then),
        Words.display(series, then),
        change(figure, then),
        figure.trend(),
        Reasons.of(figure, figure.row()),
        Words.exact(gap(figure)),
        figure.targets().stream()
            .map(t ->
                new TargetGap(
                    Words.target(t.target(), series.unit()), t.judgement(), Words.gap(t, series)))
            .toList(),
        Needed.of(pack, figure)
            .map(n -> new NeededCount(n.count(), n.what(), n.unit()))
            .orElse(null),
        figure.bearing(),
        figure.bearing().because(pack.document(), series.places()));
  }

  private static @Nullable String change(Figure figure, @Nullable BigDecimal then) {
    var now = figure.value();
    return now == null || then == null || figure.series().unit().equals("yes_no")
        ? null
        : Words.change(figure.series(), now.subtract(then));
  }

  /** Half a fraction means nothing: both sides are given or neither. */
  private static @Nullable String side(Figure figure, @Nullable Quantity side) {
    var whole = figure.state().hasValue() || figure.state() == State.DENOMINATOR_ZERO;
    return side == null || figure.denominator() == null || !whole
        ? null
        : Words.exact(side.value());
  }

  private static @Nullable BigDecimal gap(Figure figure) {
    return figure.targets().stream()
        .map(Figure.Judged::gap)
        .filter(g -> g != null)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** What a stone shows: the judgement where there is a value, the state where there is none. */
  String standing() {
    return state.hasValue() ? judgement.code() : state.code();
  }

  /** Whether a filter word keeps it: its standing, or "partial" across them. */
  boolean passes(@Nullable String filter) {
    return filter == null
        || (filter.equals("partial") ? state == State.PARTIAL : standing().equals(filter));
  }
}
