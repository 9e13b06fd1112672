package org.yipanqi.indicators.impact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Period;

/**
 * A cell that would change.
 *
 * @param before null where there was no such figure, because nobody had fixed its formula
 */
record Change(
    Subject subject, Row row, Period period, @Nullable Figure before, @Nullable Figure after) {

  /** The difference of the values, in the figure's unit; null without both. */
  @Nullable BigDecimal difference() {
    var then = value(before);
    var now = value(after);
    return then == null || now == null ? null : now.subtract(then);
  }

  List<Figure> figures() {
    return Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
        .flatMap(Optional::stream)
        .toList();
  }

  boolean flips() {
    return judgement(before) != judgement(after);
  }

  /** Whether there is anything to tell at all. */
  boolean differs() {
    var then = value(before);
    var now = value(after);
    var sameValue = then == null ? now == null : now != null && then.compareTo(now) == 0;
    return !sameValue || state(before) != state(after) || flips();
  }

  static State state(@Nullable Figure figure) {
    return figure == null ? State.NOT_FIXED : figure.state();
  }

  static Judgement judgement(@Nullable Figure figure) {
    return figure == null ? Judgement.NOT_JUDGED : figure.judgement();
  }

  private static @Nullable BigDecimal value(@Nullable Figure figure) {
    return figure == null ? null : figure.value();
  }
}
