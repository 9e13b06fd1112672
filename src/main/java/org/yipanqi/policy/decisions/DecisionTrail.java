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
import org.yipanqi.policy.Amendment;

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
  private final DecisionRows rows;

  DecisionTrail(Trail trail, DecisionRows rows) {
    this.trail = trail;
    this.rows = rows;
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

  /** What the county last published about the same thing. */
  @Nullable Decision lastAbout(String pack, Amendment amendment) {
    return rows.list(pack, Decision.State.PUBLISHED, null, Integer.MAX_VALUE).stream()
        .filter(it -> it.amendment().kind() == amendment.kind())
        .filter(it -> it.amendment().target().equals(amendment.target()))
        .findFirst()
        .orElse(null);
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
