package org.yipanqi.indicators.cells;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;
import org.yipanqi.database.Acting;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.policy.Measure;

/**
 * Counts of distinct persons over units and months. They never add up from smaller counts, so each
 * level and period is counted by itself, once per version of its months.
 */
@Repository
public class DistinctCounts {

  /** A count, the rows behind it, and the rows that leave the answer open. */
  public record Count(BigDecimal value, long n, long unknown) {}

  private static final int MOST_KNOWN = 20_000;

  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final PlatformTransactionManager transactions;
  private final Map<String, Count> known = new ConcurrentHashMap<>();

  DistinctCounts(JdbcTemplate jdbc, JdbcClient client, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.client = client;
    this.transactions = transactions;
  }

  /** Grows whenever records of a fact have changed. */
  @Transactional(readOnly = true)
  public long version(String fact) {
    return client
        .sql(
            """
            select version from indicators.fact_version where fact = :fact
            """)
        .param("fact", fact)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * @param version of the fact, asked before: a count kept under another version is not used
   */
  @Transactional
  public Count count(Registered registered, Map<YearMonth, UnitSet> units, long version) {
    return Acting.asHouseApart(transactions, () -> counted(registered, units, version));
  }

  private Count counted(Registered registered, Map<YearMonth, UnitSet> units, long version) {
    if (registered.id() < 0) {
      return fresh(registered.measure(), units); // a draft's: kept nowhere
    }
    var key = version + " " + key(units);
    var place = registered.id() + " " + key;
    var have = known.get(place);
    if (have == null) {
      have = counted(registered, key, units);
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(place, have);
    }
    return have;
  }

  /** Records of facts have changed: what was counted of them is no longer so. */
  @Transactional
  void forget(Collection<String> facts, Collection<Integer> measures) {
    client
        .sql(
            """
            with gone as (
              delete from indicators.distinct_count where measure = any(:measures))
            insert into indicators.fact_version (fact, version)
            select fact, nextval('indicators.version')
              from unnest(cast(:facts as text[])) f(fact) order by fact
            on conflict (fact) do update set version = excluded.version
            """)
        .param("measures", measures.toArray(Integer[]::new))
        .param("facts", facts.toArray(String[]::new))
        .update();
  }

  private Count counted(Registered registered, String key, Map<YearMonth, UnitSet> units) {
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
    return DigestUtils.md5DigestAsHex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Count fresh(Measure.Base measure, Map<YearMonth, UnitSet> units) {
    var filter = new UnitFilter(measure, units);
    var columns = new MeasureSql(measure).columns();
    var text =
        """
        select %s
        %s
        """
            .formatted(columns.text(), filter.from());
    return Objects.requireNonNull(
        jdbc.query(
            connection -> filter.prepare(connection, text, columns.values(), List.of()),
            row -> {
              row.next();
              return new Count(row.getBigDecimal(1), row.getLong(2), row.getLong(3));
            }));
  }
}
