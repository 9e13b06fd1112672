package org.yipanqi.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.ItemViews;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;

/**
 * A task or a series as the command line and files give it: numbers rounded half-up to four places.
 *
 * @param id the task's or the series' id
 * @param kind milestone, mechanism, figure (a task that is a number) or series
 * @param target the targets in words, empty when there is none
 * @param compared the value in the base period
 * @param series the series a task is computed by
 * @param typed whether the figure rests on typed figures
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EvaluatedSeries(
    String id,
    String kind,
    String title,
    String titleEn,
    @Nullable String unit,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    State state,
    String target,
    Judgement judgement,
    @Nullable BigDecimal compared,
    String direction,
    @Nullable Integer sourcesIn,
    @Nullable Integer sourcesOf,
    @Nullable String due,
    List<String> series,
    boolean typed) {

  static EvaluatedSeries of(Figure figure, String id, String kind, boolean typed) {
    var series = figure.series();
    return new EvaluatedSeries(
        id,
        kind,
        series.title().zh(),
        series.title().en(),
        series.unit(),
        rounded(figure.value()),
        side(figure, figure.numerator()),
        side(figure, figure.denominator()),
        figure.state(),
        Words.targets(series),
        figure.judgement(),
        figure.compared() == null ? null : rounded(figure.compared().value()),
        series.direction().name().toLowerCase(Locale.ROOT),
        figure.sourcesIn(),
        figure.sourcesOf(),
        null,
        List.of(series.id()),
        typed);
  }

  static EvaluatedSeries of(ItemViews.TaskItem item) {
    return new EvaluatedSeries(
        item.id(),
        item.kind(),
        item.title().zh(),
        item.title().en(),
        null,
        null,
        null,
        null,
        item.state(),
        "",
        item.judgement(),
        null,
        "none",
        null,
        null,
        item.due(),
        List.of(),
        false);
  }

  EvaluatedSeries asTask(ItemViews.TaskItem item) {
    return new EvaluatedSeries(
        item.id(),
        item.kind(),
        item.title().zh(),
        item.title().en(),
        unit,
        value,
        numerator,
        denominator,
        state,
        target,
        judgement,
        compared,
        direction,
        sourcesIn,
        sourcesOf,
        item.due(),
        item.series().stream().map(ItemViews.SeriesOf::id).toList(),
        typed);
  }

  /** Half a fraction means nothing: both sides are given or neither. */
  private static @Nullable BigDecimal side(Figure figure, @Nullable Quantity side) {
    var whole = figure.state().hasValue() || figure.state() == State.DENOMINATOR_ZERO;
    return side == null || !whole ? null : rounded(side.value());
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    var rounded = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
