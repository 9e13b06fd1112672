package org.yipanqi.residents;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who was shown what of a resident, and why; without the trace it stays shut. */
@Component
class ResidentsTrail {

  private static final String RESIDENT = "resident";

  private final Trail trail;

  ResidentsTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList residentsActions() {
    return ActionList.of(ResidentsAction.values());
  }

  void opened(Caller caller, String personNo, PersonalField field, String reason) {
    trail.note(
        caller,
        Entry.of(ResidentsAction.OPENED, RESIDENT, personNo)
            .about(personNo)
            .because(reason)
            .changed(null, Map.of("field", field.code())));
  }

  void read(Caller caller, String personNo, String reason, boolean emergency) {
    trail.note(
        caller,
        Entry.of(ResidentsAction.READ, RESIDENT, personNo)
            .about(personNo)
            .because(reason)
            .changed(null, emergency ? Map.of("emergency", true) : null));
  }

  /** What was sought is not told, only by what, and how many were found. */
  void sought(Caller caller, String by, int found) {
    trail.note(
        caller,
        Entry.of(ResidentsAction.SOUGHT, RESIDENT, null)
            .changed(null, Map.of("by", by, "found", found)));
  }
}
