package org.yipanqi.indicators.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardView.Column;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Direction;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** Which columns a board has: the evaluation indicators, or the figures of the task list. */
public enum BoardColumns {
  INDICATORS,
  ITEMS;

  /** A column and the series it may show, in the pack's order. */
  public record Choice(Column head, List<Series> series) {

    /** The first series that is computed for the row. */
    public Series on(Row row, Period period) {
      var levels = row.levels(period.end());
      return series.stream()
          .filter(s -> levels.stream().anyMatch(s.levels()::contains))
          .findFirst()
          .orElse(series.getFirst());
    }
  }

  /** The name under which a board of these columns is kept when its period is closed. */
  public String printed() {
    return "board-" + name().toLowerCase(Locale.ROOT);
  }

  public static BoardColumns of(String code) {
    return Arrays.stream(values())
        .filter(c -> c.name().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> IndicatorProblem.BAD_SET.because(code));
  }

  public List<Choice> choices(PolicyPack pack, Period period) {
    return switch (this) {
      case INDICATORS ->
          pack.indicators().stream()
              .map(i -> indicator(i, find(pack, i.series(), period)))
              .toList();
      case ITEMS ->
          pack.items().stream()
              .filter(i -> i.kind() == PolicyPack.ItemKind.FIGURE)
              .map(i -> item(i, find(pack, i.series(), period)))
              .toList();
    };
  }

  private static List<Series> find(PolicyPack pack, List<String> ids, Period period) {
    return ids.stream().flatMap(id -> pack.series(id, period.end()).stream()).toList();
  }

  private static Choice indicator(PolicyPack.Indicator indicator, List<Series> series) {
    var head =
        head(
            series.getFirst(),
            indicator.no(),
            indicator.chapter(),
            indicator.title(),
            indicator.shortTitle(),
            indicator.direction(),
            indicator.weighted());
    return new Choice(head, series);
  }

  private static Choice item(PolicyPack.Item item, List<Series> series) {
    var first = series.getFirst();
    var head =
        head(
            first,
            item.no(),
            item.chapter(),
            item.title(),
            first.shortTitle(),
            first.direction(),
            false);
    return new Choice(head, series);
  }

  private static Column head(
      Series series,
      int no,
      @Nullable String chapter,
      Label title,
      Label shortTitle,
      Direction direction,
      boolean weighted) {
    var target = Words.targets(series);
    return new Column(
        series.id(),
        String.valueOf(no),
        chapter == null ? "" : chapter,
        title,
        shortTitle,
        series.unit(),
        series.decimals(),
        direction.name().toLowerCase(Locale.ROOT),
        target.isEmpty() ? "—" : target,
        weighted);
  }
}
