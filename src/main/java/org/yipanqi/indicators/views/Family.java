package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.views.IndicatorView.Neighbour;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/**
 * The series that stand for one indicator or task on different kinds of row: a county's rate, a
 * community's share. A page about one of them shows on each row the one computed there.
 */
record Family(PolicyPack pack, Series asked, List<Series> series) {

  /**
   * @param no its number in the set
   */
  record Numbered(String set, String no, @Nullable String chapter, List<String> series) {}

  static Family of(PolicyPack pack, Series asked, Period period) {
    var ids =
        numbered(pack, asked) == null
            ? List.of(asked.id())
            : Objects.requireNonNull(numbered(pack, asked)).series();
    var all = new ArrayList<Series>();
    all.add(asked);
    ids.stream()
        .filter(id -> !id.equals(asked.id()))
        .flatMap(id -> pack.series(id, period.end()).stream())
        // Another unit is another question, not the same one on another row.
        .filter(s -> s.unit().equals(asked.unit()))
        .forEach(all::add);
    return new Family(pack, asked, all);
  }

  /**
   * The indicator a series is computed for, else the task, else the goal; null for none of them.
   */
  static @Nullable Numbered numbered(PolicyPack pack, Series series) {
    return list(pack).stream()
        .filter(n -> n.series().contains(series.id()))
        .findFirst()
        .orElse(null);
  }

  /** All indicators, after them all tasks that are figures, then the goals with a number. */
  static List<Numbered> list(PolicyPack pack) {
    var all = new ArrayList<Numbered>();
    pack.indicators()
        .forEach(i ->
            all.add(new Numbered("indicators", String.valueOf(i.no()), i.chapter(), i.series())));
    pack.items().stream()
        .filter(i -> i.kind() == PolicyPack.ItemKind.FIGURE && !i.series().isEmpty())
        .forEach(
            i -> all.add(new Numbered("items", String.valueOf(i.no()), i.chapter(), i.series())));
    pack.goals().stream()
        .filter(g -> g.series() != null)
        .forEach(g -> all.add(new Numbered("goals", g.id(), g.chapter(), List.of(g.id()))));
    return all;
  }

  /** The definition that is computed for the row: the one asked for, if it can be. */
  Series on(Row row, Period period) {
    var levels = row.levels(period.end());
    return series.stream()
        .filter(s -> levels.stream().anyMatch(s.levels()::contains))
        .findFirst()
        .orElse(asked);
  }

  /** The chapter of the document that an indicator or task stands in. */
  static @Nullable Label chapter(PolicyPack pack, Numbered numbered) {
    return pack.chapters().stream()
        .filter(c -> c.id().equals(numbered.chapter()))
        .findFirst()
        .map(PolicyPack.Chapter::title)
        .orElse(null);
  }

  /** The one so many steps on in the same set; null past its ends. */
  static @Nullable Neighbour neighbour(PolicyPack pack, Series series, Period period, int step) {
    var own = numbered(pack, series);
    if (own == null) {
      return null;
    }
    var all = list(pack).stream().filter(n -> n.set().equals(own.set())).toList();
    var at = all.indexOf(own) + step;
    if (at < 0 || at >= all.size()) {
      return null;
    }
    var beside = all.get(at);
    return pack.series(beside.series().getFirst(), period.end())
        .map(s -> new Neighbour(s.id(), beside.no(), s.shortTitle()))
        .orElse(null);
  }
}
