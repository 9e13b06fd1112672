package org.yipanqi.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Policies;

/** The computations that the packs of the house need, each with the number its cells carry. */
@Repository
class MeasureRegister {

  /** A measure with its number. */
  record Registered(int id, Measure.Base measure) {}

  private record Known(int id, String digest, boolean filled) {}

  private final JdbcClient jdbc;
  private final Policies policies;
  private volatile @Nullable Map<String, Registered> byDigest;

  MeasureRegister(JdbcClient jdbc, Policies policies) {
    this.jdbc = jdbc;
    this.policies = policies;
  }

  /** The number of a measure's computation. */
  int id(Measure.Base measure) {
    var registered = all().get(measure.digest());
    if (registered == null) {
      byDigest = null;
      registered = all().get(measure.digest());
    }
    return Optional.ofNullable(registered).orElseThrow().id();
  }

  /** Every computation of the packs, once. */
  @Transactional
  public Map<String, Registered> all() {
    var known = byDigest;
    if (known == null) {
      known = register();
      byDigest = known;
    }
    return known;
  }

  private Map<String, Registered> register() {
    var wanted = new LinkedHashMap<String, Measure.Base>();
    for (var pack : policies.all()) {
      for (var measure : pack.measures()) {
        if (measure instanceof Measure.Base base) {
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
    known().forEach(k -> ids.put(k.digest(), k.id()));
    var result = new LinkedHashMap<String, Registered>();
    wanted.forEach((digest, base) ->
        result.put(
            digest, new Registered(Optional.ofNullable(ids.get(digest)).orElseThrow(), base)));
    return Map.copyOf(result);
  }

  private List<Known> known() {
    return jdbc.sql(
            """
            select id, digest, filled from indicators.measure
            """)
        .query((row, _) ->
            new Known(row.getInt("id"), row.getString("digest"), row.getBoolean("filled")))
        .list();
  }

  /** Measures that came with a new pack and have no cells yet. */
  @Transactional
  public List<Registered> unfilled() {
    var open = new ArrayList<Registered>();
    var all = all();
    for (var known : known()) {
      var registered = all.get(known.digest());
      if (!known.filled() && registered != null) {
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
