package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.MeasureRegister.Registered;
import org.yipanqi.indicators.UnitSets.UnitSet;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Measure;

/**
 * Counts of distinct persons over units and months. They never add up from smaller counts, so each
 * level and period is counted by itself, once per version of its months.
 */
@Repository
class DistinctCounts {

  /** A count, the rows behind it, and the rows that leave the answer open. */
  record Count(BigDecimal value, long n, long unknown) {}

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  DistinctCounts(JdbcTemplate jdbc, JdbcClient client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  /**
   * @param version of the months' cells: a count kept under another version is not used
   */
  @Transactional
  public Count count(Registered registered, Map<YearMonth, UnitSet> units, long version) {
    var key = version + " " + key(units);
    var kept =
        client
            .sql(
                """
                select value, n, unknown from indicators.distinct_count
                 where measure = :measure and units = :units
                """)
            .param("measure", registered.id())
            .param("units", key)
            .query((row, _) ->
                new Count(row.getBigDecimal("value"), row.getLong("n"), row.getLong("unknown")))
            .optional();
    return kept.orElseGet(() -> keep(registered.id(), key, fresh(registered.measure(), units)));
  }

  private Count keep(int measure, String key, Count count) {
    client
        .sql(
            """
            insert into indicators.distinct_count (measure, units, value, n, unknown)
            values (:measure, :units, :value, :n, :unknown) on conflict do nothing
            """)
        .param("measure", measure)
        .param("units", key)
        .param("value", count.value())
        .param("n", count.n())
        .param("unknown", count.unknown())
        .update();
    return count;
  }

  private static String key(Map<YearMonth, UnitSet> units) {
    var text = new StringBuilder();
    units.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          text.append(e.getKey()).append(':').append(e.getValue().whole()).append(',');
          e.getValue().units().stream().sorted().forEach(u -> text.append(u).append(','));
        });
    return org.springframework.util.DigestUtils.md5DigestAsHex(
        text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Count fresh(Measure.Base measure, Map<YearMonth, UnitSet> units) {
    var sql = new UnitFilter(measure, units);
    var where = FilterSql.of(measure.where());
    var open = measure.unknown() == null ? null : FilterSql.of(measure.unknown());
    var of = Objects.requireNonNull(measure.of()).code();
    var text =
        "select count(distinct v.\""
            + of
            + "\") filter (where "
            + where.text()
            + "),"
            + " count(*) filter (where "
            + where.text()
            + "), "
            + (open == null ? "0" : "count(*) filter (where " + open.text() + ")")
            + sql.fromAndWhere();
    var values = new ArrayList<Object>(where.values());
    values.addAll(where.values());
    if (open != null) {
      values.addAll(open.values());
    }
    return Objects.requireNonNull(
        jdbc.query(
            connection -> sql.prepare(connection, text, values, List.of()),
            row -> {
              row.next();
              return new Count(row.getBigDecimal(1), row.getLong(2), row.getLong(3));
            }));
  }

  /** Restricts a fact's view to units in months. */
  static final class UnitFilter {

    private final Measure.Base measure;
    private final List<Long> units = new ArrayList<>();
    private final List<Date> months = new ArrayList<>();
    private final List<Long> wholes = new ArrayList<>();
    private final List<Date> wholeMonths = new ArrayList<>();

    UnitFilter(Measure.Base measure, Map<YearMonth, UnitSet> sets) {
      this.measure = measure;
      sets.forEach((month, set) -> {
        var first = Date.valueOf(month.atDay(1));
        for (var unit : set.units()) {
          units.add(unit);
          months.add(first);
        }
        if (set.whole() != 0) {
          wholes.add(set.whole());
          wholeMonths.add(first);
        }
      });
    }

    /** The part of a statement from "from" on; its parameters come after the caller's own. */
    String fromAndWhere() {
      var axis = "v.\"" + measure.axis().column() + "\"";
      var whole = measure.axis().kind() == FactAxis.Kind.DIVISION;
      var last = "(d.month + interval '1 month - 1 day')::date";
      var time =
          switch (measure.fact().time()) {
            case FactTime.OnDate(var column) -> "v.\"" + column + "\" between d.month and " + last;
            case FactTime.EachMonth(var column) -> "v.\"" + column + "\" = d.month";
            case FactTime.During(var from, var to) ->
                "v.\""
                    + from
                    + "\" <= "
                    + last
                    + " and coalesce(v.\""
                    + to
                    + "\", 'infinity') >= "
                    + (measure.additivity() == Measure.Additivity.STOCK ? last : "d.month");
          };
      var unit =
          whole
              ? "("
                  + axis
                  + " = d.unit or (d.unit < 0 and "
                  + axis
                  + " = -d.unit) or (d.unit < 0 and "
                  + axis
                  + " / 1000 = -d.unit))"
              : axis + " = d.unit::int";
      return " from (select * from unnest(?::bigint[], ?::date[]) p(unit, month)) d join "
          + measure.fact().view()
          + " v on "
          + time
          + " and "
          + unit;
    }

    PreparedStatement prepare(
        Connection connection, String text, List<Object> before, List<Object> after)
        throws SQLException {
      var statement = connection.prepareStatement(text);
      var index = 1;
      for (var value : before) {
        statement.setObject(index++, value);
      }
      var allUnits = new ArrayList<>(units);
      wholes.forEach(w -> allUnits.add(-w));
      var allMonths = new ArrayList<>(months);
      allMonths.addAll(wholeMonths);
      statement.setArray(index++, connection.createArrayOf("bigint", allUnits.toArray()));
      statement.setArray(index++, connection.createArrayOf("date", allMonths.toArray()));
      for (var value : after) {
        statement.setObject(index++, value);
      }
      return statement;
    }
  }
}
