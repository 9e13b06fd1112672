package org.yipanqi.residents.emergency;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.residents.emergency.Emergency.Verdict;

/** Notes each attempt, what came of it, and how it was judged. */
@Component
class EmergencyTrail {

  private static final String EMERGENCY = "emergency";

  private final Trail trail;

  EmergencyTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList emergencyActions() {
    return ActionList.of(EmergencyAction.values());
  }

  void granted(Caller caller, long id, String personNo, String reason, OffsetDateTime until) {
    trail.note(
        caller,
        Entry.of(EmergencyAction.EMERGENCY_GRANTED, EMERGENCY, id)
            .about(personNo)
            .because(reason)
            .changed(null, Map.of("until", until.toString())));
  }

  void needless(Caller caller, String personNo, String reason) {
    trail.note(
        caller,
        Entry.of(EmergencyAction.EMERGENCY_NEEDLESS, EMERGENCY, null)
            .about(personNo)
            .because(reason));
  }

  /**
   * The number that was tried is not kept.
   *
   * @param why in one word: nobody, several, too-often
   */
  void refused(Caller caller, String why, String reason) {
    trail.note(
        caller,
        Entry.of(EmergencyAction.EMERGENCY_REFUSED, EMERGENCY, null)
            .because(reason)
            .changed(null, Map.of("why", why)));
  }

  void reviewed(Caller caller, Emergency of, Verdict verdict, @Nullable String note) {
    trail.note(
        caller,
        Entry.of(EmergencyAction.EMERGENCY_REVIEWED, EMERGENCY, of.id())
            .about(of.personNo())
            .at(of.unit())
            .because(note)
            .changed(null, Map.of("verdict", verdict.code(), "user", of.login())));
  }

  void exported(Caller caller, boolean reviewed, int rows) {
    var what = new LinkedHashMap<String, Object>();
    what.put("reviewed", reviewed);
    what.put("rows", rows);
    trail.note(
        caller,
        Entry.of(EmergencyAction.EMERGENCIES_EXPORTED, EMERGENCY, null).changed(null, what));
  }
}
