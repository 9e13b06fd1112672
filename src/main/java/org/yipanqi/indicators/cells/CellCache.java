package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.database.PerSight;

/** The cells of the months people look at, kept in memory until a refresh touches them. */
@Repository
public class CellCache {

  private static final int MAX_MONTHS = 60;
  private static final int ROWS_AT_ONCE = 10_000;

  private final JdbcClient jdbc;
  private final PerSight<Map<YearMonth, MonthCells>> kept = new PerSight<>(ConcurrentHashMap::new);
  private final ReentrantLock reading = new ReentrantLock();

  CellCache(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The months' cells as they stand now. A month without facts has none. */
  @Transactional(readOnly = true)
  public Map<YearMonth, MonthCells> load(Collection<YearMonth> months) {
    var versions = versions(months);
    var result = kept(months, versions);
    if (result.size() < months.size()) {
      reading.lock(); // of many who want a changed month, one reads it
      try {
        result = kept(months, versions);
        var have = result.keySet();
        result.putAll(read(months.stream().filter(m -> !have.contains(m)).toList(), versions));
      } finally {
        reading.unlock();
      }
    }
    return result;
  }

  /** Those kept as of these versions or, when others have read them meanwhile, later ones. */
  private Map<YearMonth, MonthCells> kept(
      Collection<YearMonth> months, Map<YearMonth, Long> versions) {
    var result = new HashMap<YearMonth, MonthCells>();
    var mine = kept.get();
    for (var month : months) {
      var have = mine.get(month);
      if (have != null && have.version() >= versions.getOrDefault(month, 0L)) {
        result.put(month, have);
      }
    }
    return result;
  }

  private Map<YearMonth, MonthCells> read(List<YearMonth> months, Map<YearMonth, Long> versions) {
    if (months.isEmpty()) {
      return Map.of();
    }
    var mine = kept.get();
    if (mine.size() + months.size() > MAX_MONTHS) {
      mine.clear();
    }
    var fresh = new HashMap<YearMonth, MonthCells.Builder>();
    months.forEach(m -> fresh.put(m, new MonthCells.Builder()));
    jdbc.sql(
            """
            select month, unit, measure, value, n, unknown from indicators.cell
             where month = any(:months) order by month, unit
            """)
        .withFetchSize(ROWS_AT_ONCE)
        .param("months", Months.days(months))
        .query(row -> {
          fresh
              .computeIfAbsent(
                  YearMonth.from(row.getObject("month", LocalDate.class)),
                  _ -> new MonthCells.Builder())
              .add(
                  row.getInt("measure"),
                  row.getLong("unit"),
                  row.getBigDecimal("value"),
                  row.getLong("n"),
                  row.getLong("unknown"));
        });
    var read = new HashMap<YearMonth, MonthCells>();
    fresh.forEach((month, cells) -> read.put(month, cells.build(versions.getOrDefault(month, 0L))));
    mine.putAll(read);
    return read;
  }

  private Map<YearMonth, Long> versions(Collection<YearMonth> months) {
    var versions = new HashMap<YearMonth, Long>();
    jdbc.sql(
            """
            select month, version from indicators.month_version where month = any(:months)
            """)
        .param("months", Months.days(months))
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
}
