package org.yipanqi.policy.decisions;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who decided what about which policy. */
@Component
class DecisionTrail {

  /**
   * What was or is decided about something.
   *
   * @param state null for the wording of the document itself
   * @param fields the value of a parameter, or the parts of a definition that are reworded
   */
  record Noted(
      @Nullable String state,
      String kind,
      String target,
      @Nullable LocalDate from,
      Map<String, String> fields) {}

  private final Trail trail;

  DecisionTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList decisionActions() {
    return ActionList.of(DecisionAction.values());
  }

  void drafted(Caller caller, Decision decision) {
    trail.note(
        caller, entry(DecisionAction.DECISION_DRAFTED, decision).changed(null, noted(decision)));
  }

  /**
   * @param before what the county had published about the same until now, if anything
   */
  void published(Caller caller, Decision decision, @Nullable Decision before) {
    trail.note(
        caller,
        entry(DecisionAction.DECISION_PUBLISHED, decision)
            .changed(before == null ? asInTheDocument(decision) : noted(before), noted(decision)));
  }

  void withdrawn(Caller caller, Decision before, Decision after) {
    trail.note(
        caller,
        entry(DecisionAction.DECISION_WITHDRAWN, after).changed(noted(before), noted(after)));
  }

  private static Entry entry(DecisionAction action, Decision decision) {
    return Entry.of(action, "decision", decision.pack() + "/" + decision.amendment().no())
        .because(decision.basis());
  }

  private static Noted noted(Decision decision) {
    var amendment = decision.amendment();
    return new Noted(
        code(decision.state()),
        code(amendment.kind()),
        amendment.target(),
        amendment.from(),
        amendment.fields());
  }

  private static Noted asInTheDocument(Decision decision) {
    var amendment = decision.amendment();
    return new Noted(null, code(amendment.kind()), amendment.target(), null, Map.of());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
