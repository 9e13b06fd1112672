package org.yipanqi.indicators.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.indicators.cells.MeasureSql.Piece;
import org.yipanqi.policy.Measure;

/**
 * All that measures take from a fact, in one pass over its rows: the axes they are laid out along,
 * and each different amount once. A count is its own number of rows; measures with equal filters
 * share it.
 *
 * @param axes in the order of the declaration
 * @param measures what each takes: an axis, and amounts by their place
 */
record Reading(
    FactDeclaration fact,
    Measure.Additivity additivity,
    List<FactAxis> axes,
    List<Piece> amounts,
    List<Taken> measures) {

  /**
   * A measure's part of a reading. Places count from 1.
   *
   * @param open the place of the rows that leave the answer open, 0 when there can be none
   */
  record Taken(Registered measure, int axis, int value, int rows, int open) {}

  private record Kind(String fact, Measure.Additivity additivity) {}

  /** The readings that give these measures; distinct counts are no part of any. */
  static List<Reading> of(Collection<Registered> measures) {
    var kinds = new LinkedHashMap<Kind, List<Registered>>();
    measures.stream()
        .filter(m -> m.measure().additivity() != Measure.Additivity.DISTINCT)
        .sorted(Comparator.comparing(Registered::id))
        .forEach(m ->
            kinds
                .computeIfAbsent(
                    new Kind(m.measure().fact().code(), m.measure().additivity()),
                    _ -> new ArrayList<>())
                .add(m));
    return kinds.values().stream().map(Reading::together).toList();
  }

  private static Reading together(List<Registered> measures) {
    var first = measures.getFirst().measure();
    var axes =
        first.fact().axes().stream()
            .filter(a -> measures.stream().anyMatch(m -> m.measure().axis().equals(a)))
            .toList();
    var places = new LinkedHashMap<Piece, Integer>();
    var taken = new ArrayList<Taken>();
    for (var each : measures) {
      var sql = new MeasureSql(each.measure());
      taken.add(
          new Taken(
              each,
              axes.indexOf(each.measure().axis()) + 1,
              place(places, sql.value()),
              place(places, sql.rows()),
              place(places, sql.open())));
    }
    return new Reading(
        first.fact(), first.additivity(), axes, List.copyOf(places.keySet()), List.copyOf(taken));
  }

  private static int place(Map<Piece, Integer> places, @Nullable Piece piece) {
    return piece == null ? 0 : places.computeIfAbsent(piece, _ -> places.size() + 1);
  }

  /** Names what is read: equal readings give equal tallies and cells. */
  String digest() {
    var text = new StringBuilder(fact.code()).append('\n').append(additivity).append('\n');
    axes.forEach(a -> text.append(a.code()).append('\n'));
    amounts.forEach(a -> text.append(a.text()).append(a.values()).append('\n'));
    measures.forEach(t -> text.append(t.measure().measure().digest()).append('\n'));
    return DigestUtils.md5DigestAsHex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether rows count in the month of their day, rather than in every month that they reach. */
  boolean isOfEvents() {
    return fact.time() instanceof FactTime.OnDate;
  }

  List<Taken> along(int axis) {
    return measures.stream().filter(m -> m.axis() == axis).toList();
  }

  /** Units of the axes here, from those of all axes of the fact. */
  List<@Nullable Long> project(List<@Nullable Long> units) {
    var own = new ArrayList<@Nullable Long>();
    for (var axis : axes) {
      own.add(units.get(fact.axes().indexOf(axis)));
    }
    return own;
  }
}
