package org.yipanqi.indicators.closing;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.Policies;

/**
 * Finds closed periods that were judged by a document which, by its folder as it is now, didn't
 * bind in them: somebody moved its first or its last day. The closed figures stand as they are;
 * that they do is said.
 */
@Component
public class ClosedBeforeTheDocument {

  /** Periods of a county that were judged by a pack whose document no longer bears on them. */
  public record Moved(String pack, long county, Bearing bearing, List<String> periods) {}

  private static final Logger LOG = LoggerFactory.getLogger(ClosedBeforeTheDocument.class);

  private record Judged(String pack, long county, Period period) {}

  private final JdbcClient jdbc;
  private final Policies policies;

  ClosedBeforeTheDocument(JdbcClient jdbc, Policies policies) {
    this.jdbc = jdbc;
    this.policies = policies;
  }

  @EventListener(ApplicationReadyEvent.class)
  void say() {
    for (var moved : found()) {
      LOG.warn(
          "pack {}: {} in closed periods {} of {}; the closed figures and judgements stand",
          moved.pack(),
          moved.bearing().label().en(),
          String.join(" ", moved.periods()),
          moved.county());
    }
  }

  /** By pack and county, in the order of their periods. */
  public List<Moved> found() {
    var all = new ArrayList<Moved>();
    for (var each : judged()) {
      var pack = policies.find(each.pack());
      var bearing =
          pack.map(p -> Bearing.of(p.document(), each.period().end())).orElse(Bearing.BINDS);
      if (!bearing.judges()) {
        var last = all.isEmpty() ? null : all.getLast();
        if (last != null
            && last.pack().equals(each.pack())
            && last.county() == each.county()
            && last.bearing() == bearing) {
          last.periods().add(each.period().toString());
        } else {
          var periods = new ArrayList<String>();
          periods.add(each.period().toString());
          all.add(new Moved(each.pack(), each.county(), bearing, periods));
        }
      }
    }
    return all;
  }

  private List<Judged> judged() {
    return jdbc.sql(
            """
            select p.pack, p.county, p.period
              from indicators.frozen_period p
             where p.out_of_force_at is null
               and exists (select from indicators.frozen_figure f
                            where f.frozen_period = p.id and f.judgement <> 'not_judged')
             order by p.pack, p.county, p.period
            """)
        .query((row, _) ->
            new Judged(
                row.getString("pack"), row.getLong("county"), Period.of(row.getString("period"))))
        .list();
  }
}
