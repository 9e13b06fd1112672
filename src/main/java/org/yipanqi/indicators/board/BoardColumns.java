package org.yipanqi.indicators.board;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

/**
 * Which columns a board has: the evaluation indicators, the figures of the task list, or the goals
 * that the document states with a number.
 */
public enum BoardColumns {
  INDICATORS,
  ITEMS,
  GOALS;

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
    return "board-" + code();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static BoardColumns of(String code) {
    return Arrays.stream(values())
        .filter(c -> c.name().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> IndicatorProblem.BAD_SET.because(code));
  }

  /** The set asked for, or the one that the pack opens on. */
  public static BoardColumns of(@Nullable String code, PolicyPack pack) {
    return code == null || code.isEmpty() ? usual(pack) : of(code);
  }

  /** A document without evaluation indicators is judged by its goals. */
  public static BoardColumns usual(PolicyPack pack) {
    return pack.indicators().isEmpty() ? GOALS : INDICATORS;
  }

  /** Every set of a pack with how many columns it has. */
  static List<BoardView.SetOf> sets(PolicyPack pack, Period period) {
    return Arrays.stream(values())
        .map(set ->
            new BoardView.SetOf(set.code(), set.choices(pack, period).size(), set.others(pack)))
        .toList();
  }

  /** How many of its entries are no figures: they wait for evidence, or no record shows them. */
  private int others(PolicyPack pack) {
    return switch (this) {
      case INDICATORS -> 0;
      case ITEMS ->
          (int) pack.items().stream().filter(i -> i.kind() != PolicyPack.ItemKind.FIGURE).count();
      case GOALS -> (int) pack.goals().stream().filter(g -> g.series() == null).count();
    };
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
      case GOALS -> goals(pack, period);
    };
  }

  /** Those of one chapter stand together, chapters in the order in which the goals come. */
  private static List<Choice> goals(PolicyPack pack, Period period) {
    var chapters = pack.goals().stream().map(PolicyPack.Goal::chapter).distinct().toList();
    return pack.goals().stream()
        .filter(g -> g.series() != null)
        .sorted(Comparator.comparing(g -> chapters.indexOf(g.chapter())))
        .map(g -> goal(g, find(pack, List.of(g.id()), period)))
        .toList();
  }

  private static Choice goal(PolicyPack.Goal goal, List<Series> series) {
    var first = series.getFirst();
    var head =
        head(
            first,
            goal.id(),
            goal.chapter(),
            goal.title(),
            first.shortTitle(),
            first.direction(),
            false);
    return new Choice(head, series);
  }

  private static List<Series> find(PolicyPack pack, List<String> ids, Period period) {
    return ids.stream().flatMap(id -> pack.series(id, period.end()).stream()).toList();
  }

  private static Choice indicator(PolicyPack.Indicator indicator, List<Series> series) {
    var head =
        head(
            series.getFirst(),
            String.valueOf(indicator.no()),
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
            String.valueOf(item.no()),
            item.chapter(),
            item.title(),
            first.shortTitle(),
            first.direction(),
            false);
    return new Choice(head, series);
  }

  private static Column head(
      Series series,
      String no,
      @Nullable String chapter,
      Label title,
      Label shortTitle,
      Direction direction,
      boolean weighted) {
    var target = Words.targets(series);
    return new Column(
        series.id(),
        no,
        chapter == null ? "" : chapter,
        title,
        shortTitle,
        series.unit(),
        series.decimals(),
        direction.name().toLowerCase(Locale.ROOT),
        target.isEmpty() ? "—" : target,
        series.targets().stream()
            .flatMap(t -> Stream.ofNullable(t instanceof Series.Target.Fixed f ? f.due() : null))
            .map(LocalDate::toString)
            .findFirst()
            .orElse(null),
        weighted,
        series.clause());
  }
}
