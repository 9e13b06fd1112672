package org.yipanqi.indicators.cells;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The cells of the months people look at, kept in memory until a refresh touches them. */
@Repository
public class CellCache {

  /** A cell as read. */
  public record Cell(BigDecimal value, long n, long unknown) {}

  /** One month's cells by measure and unit, as of a version. */
  public record MonthCells(long version, Map<Integer, Map<Long, Cell>> cells) {

    public Map<Long, Cell> of(int measure) {
      return cells.getOrDefault(measure, Map.of());
    }
  }

  private static final int MAX_MONTHS = 60;

  private final JdbcClient jdbc;
  private final Map<YearMonth, MonthCells> kept = new ConcurrentHashMap<>();

  CellCache(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The months' cells as they stand now. A month without facts has none. */
  @Transactional(readOnly = true)
  public Map<YearMonth, MonthCells> load(Collection<YearMonth> months) {
    var versions = versions(months);
    var stale = new ArrayList<YearMonth>();
    var result = new HashMap<YearMonth, MonthCells>();
    for (var month : months) {
      var have = kept.get(month);
      if (have == null || have.version() != versions.getOrDefault(month, 0L)) {
        stale.add(month);
      } else {
        result.put(month, have);
      }
    }
    if (kept.size() + stale.size() > MAX_MONTHS) {
      kept.clear();
    }
    // What others may clear meanwhile is not asked for a second time: a month would look empty.
    result.putAll(read(stale, versions));
    return result;
  }

  private Map<YearMonth, MonthCells> read(List<YearMonth> months, Map<YearMonth, Long> versions) {
    if (months.isEmpty()) {
      return Map.of();
    }
    var fresh = new HashMap<YearMonth, Map<Integer, Map<Long, Cell>>>();
    months.forEach(m -> fresh.put(m, new HashMap<>()));
    jdbc.sql(
            """
            select month, unit, measure, value, n, unknown from indicators.cell where month = any(:months)
            """)
        .param("months", dates(months))
        .query(row -> {
          fresh
              .computeIfAbsent(
                  YearMonth.from(row.getObject("month", LocalDate.class)), _ -> new HashMap<>())
              .computeIfAbsent(row.getInt("measure"), _ -> new HashMap<>())
              .put(
                  row.getLong("unit"),
                  new Cell(row.getBigDecimal("value"), row.getLong("n"), row.getLong("unknown")));
        });
    var read = new HashMap<YearMonth, MonthCells>();
    fresh.forEach(
        (month, cells) -> read.put(month, new MonthCells(versions.getOrDefault(month, 0L), cells)));
    kept.putAll(read);
    return read;
  }

  private Map<YearMonth, Long> versions(Collection<YearMonth> months) {
    var versions = new HashMap<YearMonth, Long>();
    jdbc.sql(
            """
            select month, version from indicators.month_version where month = any(:months)
            """)
        .param("months", dates(months))
        .query(row -> {
          versions.put(
              YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("version"));
        });
    return versions;
  }

  /** Grows with every refresh of any month. */
  @Transactional(readOnly = true)
  public long generation() {
    return jdbc.sql(
            """
            select coalesce(max(version), 0) from indicators.month_version
            """)
        .query(Long.class)
        .single();
  }

  private static Date[] dates(Collection<YearMonth> months) {
    return months.stream().map(m -> Date.valueOf(m.atDay(1))).toArray(Date[]::new);
  }
}
