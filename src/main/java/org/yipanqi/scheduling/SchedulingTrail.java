package org.yipanqi.scheduling;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who took, gave back, opened and closed what. */
@Component
public class SchedulingTrail {

  private final Trail trail;
  private final JdbcClient jdbc;

  SchedulingTrail(Trail trail, JdbcClient jdbc) {
    this.trail = trail;
    this.jdbc = jdbc;
  }

  @Bean
  static ActionList schedulingActions() {
    return ActionList.of(SchedulingAction.values());
  }

  public void booking(Caller caller, Action action, Booking of, @Nullable String reason) {
    var what =
        of.reference() == null
            ? Map.of("kind", of.kind())
            : Map.of("kind", of.kind(), "reference", of.reference());
    var entry =
        Entry.of(action, "booking", of.id())
            .at(code(of.institution()))
            .because(reason)
            .changed(null, what);
    trail.note(caller, of.person() == null ? entry : entry.about(personNo(of.person())));
  }

  /** A place, or a line for one, changed by whoever keeps it or waits in it. */
  public void kept(
      Caller caller, Action action, String kind, long id, int institution, Map<String, ?> what) {
    trail.note(
        caller, Entry.of(action, kind, id).at(code(institution)).changed(null, Map.copyOf(what)));
  }

  private String code(int institution) {
    return jdbc.sql(
            """
            select code from registry_api.institution where id = :id
            """)
        .param("id", institution)
        .query(String.class)
        .single();
  }

  private String personNo(int person) {
    return jdbc.sql(
            """
            select person_no from residents_api.person where person = :id
            """)
        .param("id", person)
        .query(String.class)
        .single();
  }
}
