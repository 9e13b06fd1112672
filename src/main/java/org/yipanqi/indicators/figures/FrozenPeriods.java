package org.yipanqi.indicators.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.database.PerSight;
import org.yipanqi.kernel.Period;

/** Which periods are closed, by whose act. */
@Repository
public class FrozenPeriods {

  private record Key(String pack, long county) {}

  private record Known(long acts, Map<Period, FrozenPeriod> periods) {}

  private static final int KEPT = 200;

  private final JdbcClient jdbc;
  private final PerSight<Map<Key, Known>> kept = new PerSight<>(ConcurrentHashMap::new);

  FrozenPeriods(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How often anybody closed, confirmed or reopened: what is read under one number stays true. */
  @Transactional(readOnly = true)
  public long acts() {
    return jdbc.sql(
            """
            select count(*) + count(confirmed_at) + count(reopened_at) from indicators.closing
            """)
        .query(Long.class)
        .single();
  }

  /** The closed periods of a county for a pack, in the order of their closing. */
  @Transactional(readOnly = true)
  public Map<Period, FrozenPeriod> of(String pack, long county) {
    var key = new Key(pack, county);
    var acts = acts();
    var known = kept.get();
    var have = known.get(key);
    if (have == null || have.acts() != acts) {
      if (known.size() >= KEPT) {
        known.clear();
      }
      have = new Known(acts, read(key));
      known.put(key, have);
    }
    return have.periods();
  }

  public Optional<FrozenPeriod> find(String pack, long county, Period period) {
    return Optional.ofNullable(of(pack, county).get(period));
  }

  private Map<Period, FrozenPeriod> read(Key key) {
    var periods = new LinkedHashMap<Period, FrozenPeriod>();
    jdbc.sql(
            """
            select f.id, f.period, f.version,
                   (array_agg(c.closed_by_name order by c.closed_at desc, c.id desc))[1] as closed_by,
                   max(c.closed_at) as closed_at,
                   bool_and(c.confirmed_at is not null) as confirmed,
                   (array_agg(c.confirmed_by_name
                              order by c.confirmed_at desc nulls last, c.id desc))[1] as confirmed_by,
                   max(c.confirmed_at) as confirmed_at,
                   bool_or(exists (
                     select from indicators.closing e
                      where e.county = c.county and e.month < c.month
                        and e.reopened_at > c.closed_at)) as earlier_reopened
              from indicators.frozen_period f
              join indicators.frozen_period_closing fc on fc.frozen_period = f.id
              join indicators.closing c on c.id = fc.closing
             where f.pack = :pack and f.county = :county and f.out_of_force_at is null
             group by f.id
             order by f.id
            """)
        .param("pack", key.pack())
        .param("county", key.county())
        .query((row, _) -> period(row))
        .list()
        .forEach(p -> periods.put(p.period(), p));
    return Map.copyOf(periods);
  }

  private static FrozenPeriod period(ResultSet row) throws SQLException {
    var confirmed = row.getBoolean("confirmed");
    return new FrozenPeriod(
        row.getLong("id"),
        Period.of(row.getString("period")),
        row.getInt("version"),
        row.getString("closed_by"),
        row.getObject("closed_at", OffsetDateTime.class),
        confirmed ? row.getString("confirmed_by") : null,
        confirmed ? row.getObject("confirmed_at", OffsetDateTime.class) : null,
        row.getBoolean("earlier_reopened"));
  }
}
