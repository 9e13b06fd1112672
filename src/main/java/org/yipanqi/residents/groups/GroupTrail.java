package org.yipanqi.residents.groups;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who looked at key groups and who entered or ended one, on which basis. */
@Component
class GroupTrail {

  private static final String RESIDENT = "resident";

  private final Trail trail;

  GroupTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList groupActions() {
    return ActionList.of(GroupAction.values());
  }

  void seen(Caller caller, String personNo) {
    trail.note(caller, Entry.of(GroupAction.KEY_GROUPS_SEEN, RESIDENT, personNo).about(personNo));
  }

  void entered(Caller caller, String personNo, KeyGroup group, String basis) {
    trail.note(
        caller,
        Entry.of(GroupAction.KEY_GROUP_ENTERED, RESIDENT, personNo)
            .about(personNo)
            .because(basis)
            .changed(null, Map.of("group", group.code())));
  }

  void ended(Caller caller, String personNo, String entry, String basis) {
    trail.note(
        caller,
        Entry.of(GroupAction.KEY_GROUP_ENDED, RESIDENT, personNo)
            .about(personNo)
            .because(basis)
            .changed(Map.of("entry", entry), null));
  }
}
