package org.yipanqi.indicators.cells;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;

/** Computes cells from facts and puts them in the place of the old ones. */
@Repository
public class CellWriter {

  /** A unit in a month whose cells are to be computed again. */
  public record Pair(long unit, YearMonth month) {}

  /** A computed cell. */
  public record Cell(
      int measure, long unit, LocalDate month, BigDecimal value, long n, long unknown) {}

  /** Up to so many months an index leads to their rows; beyond, one pass over all is faster. */
  private static final int FEW_MONTHS = 3;

  private static final int BATCH = 20_000;

  private final JdbcTemplate jdbc;
  private final CellNews news;

  CellWriter(JdbcTemplate jdbc, CellNews news) {
    this.jdbc = jdbc;
    this.news = news;
  }

  /** Computes whole months of measures that share fact, axis and additivity. */
  List<Cell> compute(List<Registered> measures, Collection<YearMonth> months) {
    var part = months.size() > FEW_MONTHS ? CellQuery.Part.MANY_MONTHS : CellQuery.Part.MONTHS;
    var query = CellQuery.of(measures, part);
    return run(query, connection -> List.of(dates(connection, months)));
  }

  /** The same for single units in single months. */
  List<Cell> computePairs(List<Registered> measures, Collection<Pair> pairs) {
    var query = CellQuery.of(measures, CellQuery.Part.PAIRS);
    return run(
        query,
        connection ->
            List.of(
                connection.createArrayOf("bigint", pairs.stream().map(Pair::unit).toArray()),
                dates(connection, pairs.stream().map(Pair::month).toList())));
  }

  void replace(List<Registered> measures, Collection<YearMonth> months, List<Cell> cells) {
    jdbc.update(connection -> {
      var delete =
          connection.prepareStatement(
              """
              delete from indicators.cell where month = any(?) and measure = any(?)
              """);
      delete.setArray(1, dates(connection, months));
      delete.setArray(2, ids(connection, measures));
      return delete;
    });
    insert(cells);
  }

  void replacePairs(List<Registered> measures, Collection<Pair> pairs, List<Cell> cells) {
    jdbc.update(connection -> {
      var delete =
          connection.prepareStatement(
              """
              delete from indicators.cell c
               using unnest(?::date[], ?::bigint[]) d(month, unit)
               where c.month = d.month and c.unit = d.unit and c.measure = any(?)
              """);
      delete.setArray(1, dates(connection, pairs.stream().map(Pair::month).toList()));
      delete.setArray(
          2, connection.createArrayOf("bigint", pairs.stream().map(Pair::unit).toArray()));
      delete.setArray(3, ids(connection, measures));
      return delete;
    });
    insert(cells);
  }

  private void insert(List<Cell> cells) {
    for (var start = 0; start < cells.size(); start += BATCH) {
      var part = cells.subList(start, Math.min(cells.size(), start + BATCH));
      jdbc.update(connection -> {
        var insert =
            connection.prepareStatement(
                """
                insert into indicators.cell (month, unit, measure, value, n, unknown)
                select * from unnest(?::date[], ?::bigint[], ?::int[], ?::numeric[], ?::bigint[], ?::bigint[])
                """);
        insert.setArray(1, array(connection, "date", part, c -> Date.valueOf(c.month())));
        insert.setArray(2, array(connection, "bigint", part, Cell::unit));
        insert.setArray(3, array(connection, "int", part, Cell::measure));
        insert.setArray(4, array(connection, "numeric", part, Cell::value));
        insert.setArray(5, array(connection, "bigint", part, Cell::n));
        insert.setArray(6, array(connection, "bigint", part, Cell::unknown));
        return insert;
      });
    }
  }

  /** Makes readers drop what they keep of these months, and tells browsers with the commit. */
  void touch(Collection<YearMonth> months) {
    if (months.isEmpty()) {
      return;
    }
    var versions =
        jdbc.query(
            connection -> {
              var touch =
                  connection.prepareStatement(
                      """
                      insert into indicators.month_version (month, version)
                      select m, nextval('indicators.version') from unnest(?::date[]) m order by m
                      on conflict (month) do update set version = excluded.version
                      returning version
                      """);
              touch.setArray(1, dates(connection, months));
              return touch;
            },
            (row, _) -> row.getLong(1));
    news.touched(months, Collections.max(versions));
  }

  /** What the parameters after the filters' values are. */
  private interface Arrays {
    List<Array> on(Connection connection) throws SQLException;
  }

  private List<Cell> run(CellQuery query, Arrays arrays) {
    var cells = new ArrayList<Cell>();
    jdbc.query(
        connection -> {
          var statement = connection.prepareStatement(query.text());
          bind(statement, query.values(), arrays.on(connection));
          return statement;
        },
        (ResultSet row) -> read(row, query.measures(), cells));
    return cells;
  }

  private static void bind(PreparedStatement statement, List<Object> values, List<Array> arrays)
      throws SQLException {
    var index = 1;
    for (var value : values) {
      statement.setObject(index++, value);
    }
    for (var array : arrays) {
      statement.setArray(index++, array);
    }
  }

  private static void read(ResultSet row, List<Registered> measures, List<Cell> cells)
      throws SQLException {
    var unit = row.getLong(1);
    var month = Objects.requireNonNull(row.getDate(2)).toLocalDate();
    var column = 3;
    for (var registered : measures) {
      var value = row.getBigDecimal(column);
      var n = row.getLong(column + 1);
      var unknown = row.getLong(column + 2);
      column += 3;
      if (n > 0 || unknown > 0) {
        var amount = value == null ? BigDecimal.ZERO : value;
        cells.add(new Cell(registered.id(), unit, month, amount, n, unknown));
      }
    }
  }

  private static Array dates(Connection connection, Collection<YearMonth> months)
      throws SQLException {
    return connection.createArrayOf(
        "date", months.stream().map(m -> Date.valueOf(m.atDay(1))).toArray());
  }

  private static Array ids(Connection connection, List<Registered> measures) throws SQLException {
    return connection.createArrayOf("int", measures.stream().map(Registered::id).toArray());
  }

  private static Array array(
      Connection connection, String type, List<Cell> cells, Function<Cell, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, cells.stream().map(value).toArray());
  }
}
