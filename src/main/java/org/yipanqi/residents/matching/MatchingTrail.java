package org.yipanqi.residents.matching;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes what was done with entries that may be one person. */
@Component
class MatchingTrail {

  private final Trail trail;

  MatchingTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList matchingActions() {
    return ActionList.of(MatchingAction.values());
  }

  void sought(Caller caller, String rules, int found) {
    trail.note(
        caller,
        Entry.of(MatchingAction.PAIRS_SOUGHT, "pair", null)
            .changed(null, Map.of("rules", rules, "found", found)));
  }

  void listed(Caller caller, String state, int shown) {
    trail.note(
        caller,
        Entry.of(MatchingAction.PAIRS_LISTED, "pair", null)
            .changed(null, Map.of("state", state, "shown", shown)));
  }

  void decided(Caller caller, long pair, String before, String after, String reason) {
    trail.note(
        caller,
        Entry.of(MatchingAction.PAIR_DECIDED, "pair", pair)
            .because(reason)
            .changed(Map.of("state", before), Map.of("state", after)));
  }

  /** In the trail of either person. */
  void merged(Caller caller, String survivor, String merged, String reason) {
    both(caller, MatchingAction.MERGED, survivor, merged, reason);
  }

  void unmerged(Caller caller, String survivor, String merged, String reason) {
    both(caller, MatchingAction.UNMERGED, survivor, merged, reason);
  }

  private void both(
      Caller caller, MatchingAction action, String survivor, String merged, String reason) {
    var what = Map.of("survivor", survivor, "merged", merged);
    trail.note(
        caller,
        Entry.of(action, "resident", survivor).about(survivor).because(reason).changed(null, what));
    trail.note(
        caller,
        Entry.of(action, "resident", merged).about(merged).because(reason).changed(null, what));
  }
}
