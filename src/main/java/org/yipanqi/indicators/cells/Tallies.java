package org.yipanqi.indicators.cells;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.yipanqi.indicators.cells.ReadingRegister.Kept;

/**
 * Computes tallies from facts, and from tallies the cells that rest on them. Everything stays in
 * the database: nothing here grows with the county.
 */
@Repository
class Tallies {

  /** Units of a reading's axes in a month. */
  record Combination(YearMonth month, List<@Nullable Long> units) {}

  /** What a computation of whole months came to. */
  record Computed(int cells, Set<YearMonth> months) {}

  static final String GATHERED = "gathered";
  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

  private final JdbcTemplate jdbc;

  Tallies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Reads a fact once into the temporary table {@code gathered}.
   *
   * @param stocks the months in which stocks stand
   */
  void gather(Reading reading, Months months, Collection<YearMonth> stocks) {
    var sql = new ReadingSql(reading);
    update(
        """
        create temporary table gathered on commit drop as
        %s
        """
            .formatted(sql.ofMonths()),
        statement -> {
          var index = bind(statement, sql.values());
          if (reading.isOfEvents()) {
            statement.setObject(index, months.low(), Types.DATE);
            statement.setObject(index + 1, months.high(), Types.DATE);
          } else {
            statement.setArray(index, dates(statement, months.of(stocks)));
          }
        });
  }

  void forgetGathered() {
    update(
        """
        drop table gathered
        """,
        _ -> {});
  }

  /** Puts whole months of a reading's tallies and cells in the place of the old ones. */
  Computed compute(Kept kept, Months months, Collection<YearMonth> stocks) {
    gather(kept.reading(), months, stocks);
    update(
        """
        delete from indicators.tally where reading = ? and month >= ? and month < ?
        """,
        statement -> {
          statement.setInt(1, kept.id());
          span(statement, 2, months);
        });
    var sql = new ReadingSql(kept.reading());
    update(
        """
        insert into indicators.tally (reading, month, units, amounts)
        %s
        """
            .formatted(sql.tallies(GATHERED)),
        statement -> statement.setInt(1, kept.id()));
    update(
        """
        delete from indicators.cell where measure = any(?) and month >= ? and month < ?
        """,
        statement -> {
          statement.setArray(1, measures(statement, kept.reading().measures()));
          span(statement, 2, months);
        });
    var cells =
        update(
            """
            insert into indicators.cell (month, unit, measure, value, n, unknown)
            %s
            """
                .formatted(sql.cells(GATHERED)),
            _ -> {});
    var touched = gatheredMonths();
    forgetGathered();
    return new Computed(cells, touched);
  }

  /** How many rows a fact has, as the database guesses without counting. */
  long rows(Reading reading) {
    var plan =
        String.join(
            "",
            jdbc.queryForList(
                """
                explain (format json) select 1 from %s v
                """
                    .formatted(reading.fact().view()),
                String.class));
    var found = PLAN_ROWS.matcher(plan);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private Set<YearMonth> gatheredMonths() {
    return new TreeSet<>(
        jdbc.query(
            """
            select distinct month from gathered
            """,
            (row, _) -> YearMonth.from(row.getObject(1, LocalDate.class))));
  }

  /** The same for single combinations of units. */
  void compute(Kept kept, Collection<Combination> combinations) {
    var axes = kept.reading().axes().size();
    forget(kept, combinations, axes);
    var patterns = new LinkedHashMap<List<Boolean>, List<Combination>>();
    combinations.forEach(c ->
        patterns
            .computeIfAbsent(
                c.units().stream().map(Objects::nonNull).toList(), _ -> new ArrayList<>())
            .add(c));
    patterns.forEach((present, of) -> tally(kept, present, of));
    for (var axis = 1; axis <= axes; axis++) {
      cells(kept, axis, touched(combinations, axis));
    }
  }

  private void forget(Kept kept, Collection<Combination> combinations, int axes) {
    var names = new ArrayList<String>();
    for (var axis = 1; axis <= axes; axis++) {
      names.add("a" + axis);
    }
    update(
        """
        delete from indicators.tally t using unnest(?::date[]%s) d(month, %s)
         where t.reading = ? and t.month = d.month and t.units = array[%s]
        """
            .formatted(
                ", ?::bigint[]".repeat(axes), String.join(", ", names), String.join(", ", names)),
        statement -> {
          statement.setArray(1, dates(statement, months(combinations)));
          for (var axis = 1; axis <= axes; axis++) {
            statement.setArray(1 + axis, units(statement, combinations, axis));
          }
          statement.setInt(2 + axes, kept.id());
        });
  }

  private void tally(Kept kept, List<Boolean> present, List<Combination> combinations) {
    var sql = new ReadingSql(kept.reading());
    update(
        """
        with gathered as (
          %s)
        insert into indicators.tally (reading, month, units, amounts)
        %s
        """
            .formatted(sql.ofCombinations(present), sql.tallies(GATHERED)),
        statement -> {
          var index = bind(statement, sql.values());
          statement.setArray(index++, dates(statement, months(combinations)));
          for (var axis = 1; axis <= present.size(); axis++) {
            if (present.get(axis - 1)) {
              statement.setArray(index++, units(statement, combinations, axis));
            }
          }
          statement.setInt(index, kept.id());
        });
  }

  /** The cells of units along an axis, from the tallies. */
  private void cells(Kept kept, int axis, Set<Combination> touched) {
    if (touched.isEmpty()) {
      return;
    }
    update(
        """
        delete from indicators.cell c using unnest(?::date[], ?::bigint[]) d(month, unit)
         where c.month = d.month and c.unit = d.unit and c.measure = any(?)
        """,
        statement -> {
          statement.setArray(1, dates(statement, months(touched)));
          statement.setArray(2, units(statement, touched, 1));
          statement.setArray(3, measures(statement, kept.reading().along(axis)));
        });
    var sql = new ReadingSql(kept.reading());
    var where =
        """
        month = any(?)
        and (month, units[%d]) in (select * from unnest(?::date[], ?::bigint[]))
        """
            .formatted(axis);
    update(
        """
        insert into indicators.cell (month, unit, measure, value, n, unknown)
        %s
        """
            .formatted(sql.cells(axis, sql.kept(kept.id(), where))),
        statement -> {
          statement.setArray(1, dates(statement, new TreeSet<>(months(touched))));
          statement.setArray(2, dates(statement, months(touched)));
          statement.setArray(3, units(statement, touched, 1));
        });
  }

  /** The units of one axis that combinations name. */
  private static Set<Combination> touched(Collection<Combination> combinations, int axis) {
    var touched = new LinkedHashSet<Combination>();
    for (var combination : combinations) {
      var unit = combination.units().get(axis - 1);
      if (unit != null) {
        touched.add(new Combination(combination.month(), List.of(unit)));
      }
    }
    return touched;
  }

  private static List<YearMonth> months(Collection<Combination> combinations) {
    return combinations.stream().map(Combination::month).toList();
  }

  private interface Parameters {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private int update(String text, Parameters parameters) {
    return jdbc.update(text, parameters::bind);
  }

  private static int bind(PreparedStatement statement, List<Object> values) throws SQLException {
    var index = 1;
    for (var value : values) {
      statement.setObject(index++, value);
    }
    return index;
  }

  private static void span(PreparedStatement statement, int index, Months months)
      throws SQLException {
    statement.setObject(index, months.low(), Types.DATE);
    statement.setObject(index + 1, months.high(), Types.DATE);
  }

  private static Array dates(PreparedStatement statement, Collection<YearMonth> months)
      throws SQLException {
    return connection(statement).createArrayOf("date", Months.days(months));
  }

  private static Array units(
      PreparedStatement statement, Collection<Combination> combinations, int axis)
      throws SQLException {
    return connection(statement)
        .createArrayOf("bigint", combinations.stream().map(c -> c.units().get(axis - 1)).toArray());
  }

  private static Array measures(PreparedStatement statement, List<Reading.Taken> measures)
      throws SQLException {
    return connection(statement)
        .createArrayOf("int", measures.stream().map(t -> t.measure().id()).toArray());
  }

  private static Connection connection(PreparedStatement statement) throws SQLException {
    return statement.getConnection();
  }
}
