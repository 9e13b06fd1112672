package org.yipanqi.indicators.cells;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.yipanqi.indicators.cells.ReadingRegister.Kept;

/** Brings up to date what a few changed records touch: their combinations of units, and no more. */
@Repository
class SingleTallies {

  /** Units of a reading's axes in a month. */
  record Combination(YearMonth month, List<@Nullable Long> units) {}

  /** A unit along one axis (counted from 1) in a month. */
  private record Touched(YearMonth month, int axis, long unit) {}

  private final JdbcTemplate jdbc;

  SingleTallies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Computes tallies and cells of combinations, of which none is without any unit. */
  void compute(Kept kept, Collection<Combination> combinations) {
    var patterns = new LinkedHashMap<List<Boolean>, List<Combination>>();
    combinations.forEach(c ->
        patterns
            .computeIfAbsent(
                c.units().stream().map(Objects::nonNull).toList(), _ -> new ArrayList<>())
            .add(c));
    patterns.forEach((present, of) -> tallies(kept, present, of));
    cells(kept, combinations);
  }

  private void tallies(Kept kept, List<Boolean> present, List<Combination> combinations) {
    Binding.update(
        jdbc,
        new SingleSql(kept.reading()).replaceTallies(present),
        given -> {
          given.values(new ReadingSql(kept.reading()).values());
          arrays(given, present, combinations);
          given.number(kept.id());
          arrays(given, present, combinations);
          given.number(kept.id());
        });
  }

  private static void arrays(Binding given, List<Boolean> present, List<Combination> combinations)
      throws SQLException {
    given.days(combinations.stream().map(Combination::month).toList());
    for (var axis = 0; axis < present.size(); axis++) {
      if (present.get(axis)) {
        var place = axis;
        given.array("bigint", combinations.stream().map(c -> c.units().get(place)).toArray());
      }
    }
  }

  /** The cells of the units that combinations name, from the tallies. */
  private void cells(Kept kept, Collection<Combination> combinations) {
    var touched = new LinkedHashSet<Touched>();
    for (var combination : combinations) {
      for (var axis = 1; axis <= combination.units().size(); axis++) {
        var unit = combination.units().get(axis - 1);
        if (unit != null) {
          touched.add(new Touched(combination.month(), axis, unit));
        }
      }
    }
    Binding.update(
        jdbc,
        new SingleSql(kept.reading()).replaceCells(kept.id()),
        given ->
            given
                .days(touched.stream().map(Touched::month).toList())
                .array("int", touched.stream().map(Touched::axis).toArray())
                .array("bigint", touched.stream().map(Touched::unit).toArray()));
  }
}
