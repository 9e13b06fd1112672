package org.yipanqi.indicators.cells;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.database.Acting;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;

/** The readings that the packs of the house need, each with the number its tallies carry. */
@Repository
class ReadingRegister {

  /** A reading with its number. */
  record Kept(int id, Reading reading) {}

  /** The readings of certain measures; with other measures they are looked at anew. */
  private record Known(Map<String, Registered> measures, List<Kept> readings) {}

  private final JdbcClient jdbc;
  private final MeasureRegister measures;
  private final PlatformTransactionManager transactions;
  private volatile @Nullable Known known;

  ReadingRegister(
      JdbcClient jdbc, MeasureRegister measures, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.measures = measures;
    this.transactions = transactions;
  }

  @Transactional
  public List<Kept> all() {
    var now = measures.all();
    var have = known;
    if (have == null || have.measures() != now) {
      have = new Known(now, registered(Reading.of(now.values())));
      known = have;
    }
    return have.readings();
  }

  public List<Kept> of(String fact) {
    return all().stream().filter(k -> k.reading().fact().code().equals(fact)).toList();
  }

  /** In a transaction of its own: what is remembered must not be rolled back by the caller's. */
  private List<Kept> registered(List<Reading> readings) {
    return Acting.asHouseApart(transactions, () -> register(readings));
  }

  private List<Kept> register(List<Reading> readings) {
    for (var reading : readings) {
      jdbc.sql(
              """
              insert into indicators.reading (digest, fact, additivity)
              values (:digest, :fact, :additivity)
              on conflict (digest) do nothing
              """)
          .param("digest", reading.digest())
          .param("fact", reading.fact().code())
          .param("additivity", reading.additivity().name())
          .update();
    }
    var ids = new HashMap<String, Integer>();
    jdbc.sql(
            """
            select id, digest from indicators.reading
            """)
        .query(row -> {
          ids.put(row.getString("digest"), row.getInt("id"));
        });
    var kept = new ArrayList<Kept>();
    for (var reading : readings) {
      kept.add(new Kept(Optional.ofNullable(ids.get(reading.digest())).orElseThrow(), reading));
    }
    return List.copyOf(kept);
  }

  /**
   * What of the readings and measures here is not kept up, and what else is.
   *
   * @param unfilled readings that were never computed, or were left behind by others' refreshing
   * @param unfilledMeasures the same of measures, distinct counts too
   * @param others whether readings or measures of other packs are filled
   */
  record Standing(List<Kept> unfilled, List<Registered> unfilledMeasures, boolean others) {

    boolean complete() {
      return unfilled.isEmpty() && unfilledMeasures.isEmpty();
    }
  }

  @Transactional
  public Standing standing() {
    var readings = new HashSet<Integer>();
    var filled = new HashSet<Integer>();
    jdbc.sql(
            """
            select id, true as reading from indicators.reading where filled
            union all
            select id, false from indicators.measure where filled
            """)
        .query(row -> {
          (row.getBoolean("reading") ? readings : filled).add(row.getInt("id"));
        });
    var own = all();
    var ownMeasures = measures.all().values();
    var unfilled =
        own.stream()
            .filter(k ->
                !readings.contains(k.id())
                    || k.reading().measures().stream()
                        .anyMatch(t -> !filled.contains(t.measure().id())))
            .toList();
    var unfilledMeasures = ownMeasures.stream().filter(m -> !filled.contains(m.id())).toList();
    own.forEach(k -> readings.remove(k.id()));
    ownMeasures.forEach(m -> filled.remove(m.id()));
    return new Standing(unfilled, unfilledMeasures, !readings.isEmpty() || !filled.isEmpty());
  }

  @Transactional
  public void filled(Collection<Kept> readings) {
    var known =
        jdbc.sql(
                """
                update indicators.reading set filled = true where id = any(:ids)
                """)
            .param("ids", ids(readings))
            .update();
    if (known != readings.size()) {
      throw new IllegalStateException("readings vanished from the register");
    }
    measures.filled(
        readings.stream()
            .flatMap(k -> k.reading().measures().stream())
            .map(Reading.Taken::measure)
            .toList());
  }

  /**
   * What only other packs need is not kept up by whoever takes a fact's marks here: it counts as
   * never computed from then on.
   */
  @Transactional
  public void leaveBehindOthers(Collection<String> facts) {
    jdbc.sql(
            """
            update indicators.reading set filled = false
             where fact = any(:facts) and filled and id <> all(:ids)
            """)
        .param("facts", facts.toArray(String[]::new))
        .param("ids", ids(all()))
        .update();
    jdbc.sql(
            """
            update indicators.measure set filled = false
             where fact = any(:facts) and filled and id <> all(:ids)
            """)
        .param("facts", facts.toArray(String[]::new))
        .param("ids", measures.all().values().stream().map(Registered::id).toArray(Integer[]::new))
        .update();
  }

  /** Removes what no pack of the house needs. */
  @Transactional
  public void dropOthers() {
    var cells = measures.all().values().stream().map(Registered::id).toArray(Integer[]::new);
    jdbc.sql(
            """
            update indicators.measure set filled = false where filled and id <> all(:ids)
            """)
        .param("ids", cells)
        .update();
    jdbc.sql(
            """
            delete from indicators.cell where measure <> all(:ids)
            """)
        .param("ids", cells)
        .update();
    jdbc.sql(
            """
            delete from indicators.tally where reading <> all(:ids)
            """)
        .param("ids", ids(all()))
        .update();
    jdbc.sql(
            """
            delete from indicators.reading where id <> all(:ids)
            """)
        .param("ids", ids(all()))
        .update();
  }

  private static Integer[] ids(Collection<Kept> readings) {
    return readings.stream().map(Kept::id).toArray(Integer[]::new);
  }
}
