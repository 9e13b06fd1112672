package org.yipanqi.indicators.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.database.Acting;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** The computations that the packs of the house need, each with the number its cells carry. */
@Repository
public class MeasureRegister {

  /** A measure with its number. */
  public record Registered(int id, Measure.Base measure) {}

  private record Stored(int id, String digest, boolean filled) {}

  /** The computations of certain packs; with another pack they are looked at anew. */
  private record Known(List<PolicyPack> packs, Map<String, Registered> byDigest) {}

  private final JdbcClient jdbc;
  private final Policies policies;
  private final PlatformTransactionManager transactions;
  private volatile @Nullable Known known;

  /** Also what packs needed before: a figure may still be computed by the one it began with. */
  private final Map<String, Registered> ever = new ConcurrentHashMap<>();

  MeasureRegister(JdbcClient jdbc, Policies policies, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.transactions = transactions;
  }

  /** The number of a measure's computation. */
  public int id(Measure.Base measure) {
    return find(measure)
        .orElseThrow(() -> new IllegalStateException("no pack needs " + measure.id()))
        .id();
  }

  /** The measure with its number, if a pack in force needs it or did. */
  Optional<Registered> find(Measure.Base measure) {
    var digest = measure.digest();
    var now = all().get(digest);
    return Optional.ofNullable(now == null ? ever.get(digest) : now);
  }

  /** Takes in what was decided about packs since, before cells are computed for them. */
  void catchUp() {
    policies.catchUp();
  }

  /** Every computation of the packs, once. */
  @Transactional
  public Map<String, Registered> all() {
    var packs = List.copyOf(policies.all());
    var have = known;
    if (have == null || !have.packs().equals(packs)) {
      have = new Known(packs, registered(packs));
      known = have;
    }
    return have.byDigest();
  }

  /** In a transaction of its own: what is remembered must not be rolled back by the caller's. */
  private Map<String, Registered> registered(List<PolicyPack> packs) {
    return Acting.asHouseApart(transactions, () -> register(packs));
  }

  private Map<String, Registered> register(List<PolicyPack> packs) {
    var wanted = new LinkedHashMap<String, Measure.Base>();
    for (var pack : packs) {
      for (var measure : pack.measures()) {
        if (measure instanceof Measure.Base base && base.awaits().isEmpty()) {
          wanted.putIfAbsent(base.digest(), base);
        }
      }
    }
    wanted.forEach((digest, base) ->
        jdbc.sql(
                """
                insert into indicators.measure (digest, fact, axis, additivity)
                values (:digest, :fact, :axis, :additivity)
                on conflict (digest) do nothing
                """)
            .param("digest", digest)
            .param("fact", base.fact().code())
            .param("axis", base.axis().code())
            .param("additivity", base.additivity().name())
            .update());
    var ids = new HashMap<String, Integer>();
    stored().forEach(k -> ids.put(k.digest(), k.id()));
    var result = new LinkedHashMap<String, Registered>();
    wanted.forEach((digest, base) ->
        result.put(
            digest, new Registered(Optional.ofNullable(ids.get(digest)).orElseThrow(), base)));
    ever.putAll(result);
    return Map.copyOf(result);
  }

  private List<Stored> stored() {
    return jdbc.sql(
            """
            select id, digest, filled from indicators.measure
            """)
        .query((row, _) ->
            new Stored(row.getInt("id"), row.getString("digest"), row.getBoolean("filled")))
        .list();
  }

  /** Measures that came with a new pack and have no cells yet. */
  @Transactional
  public List<Registered> unfilled() {
    var open = new ArrayList<Registered>();
    var all = all();
    for (var stored : stored()) {
      var registered = all.get(stored.digest());
      if (!stored.filled() && registered != null) {
        open.add(registered);
      }
    }
    return open;
  }

  @Transactional
  public void filled(List<Registered> measures) {
    jdbc.sql(
            """
            update indicators.measure set filled = true where id = any(:ids)
            """)
        .param("ids", measures.stream().map(Registered::id).toArray(Integer[]::new))
        .update();
  }
}
