package org.yipanqi.indicators;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A figure as the command line and files give it: numbers rounded half-up to four places.
 *
 * @param target the targets in words, empty when there is none
 * @param compared the value in the base period
 */
public record EvaluatedSeries(
    String id,
    String kind,
    Label title,
    String unit,
    State state,
    @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable BigDecimal value,
    @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable BigDecimal numerator,
    @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable BigDecimal denominator,
    String target,
    Judgement judgement,
    @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable BigDecimal compared,
    String direction,
    @Nullable Integer sourcesIn,
    @Nullable Integer sourcesOf,
    boolean typed) {

  static EvaluatedSeries of(Figure figure) {
    var series = figure.series();
    return new EvaluatedSeries(
        series.id(),
        "series",
        series.title(),
        series.unit(),
        figure.state(),
        rounded(figure.value()),
        rounded(value(figure.numerator())),
        rounded(value(figure.denominator())),
        Words.targets(series),
        figure.judgement(),
        figure.compared() == null ? null : rounded(figure.compared().value()),
        series.direction().name().toLowerCase(java.util.Locale.ROOT),
        figure.sourcesIn(),
        figure.sourcesOf(),
        false);
  }

  private static @Nullable BigDecimal value(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    var rounded = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
