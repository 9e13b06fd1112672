package org.yipanqi.residents.households;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who looked at whose household and who changed it. */
@Component
class HouseholdTrail {

  private final Trail trail;

  HouseholdTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList householdActions() {
    return ActionList.of(HouseholdAction.values());
  }

  void seen(Caller caller, String personNo) {
    trail.note(
        caller, Entry.of(HouseholdAction.HOUSEHOLD_SEEN, "resident", personNo).about(personNo));
  }

  void changed(Caller caller, HouseholdAction action, String no, String personNo, Role role) {
    trail.note(
        caller,
        Entry.of(action, "household", no)
            .about(personNo)
            .changed(null, Map.of("role", role.code())));
  }
}
