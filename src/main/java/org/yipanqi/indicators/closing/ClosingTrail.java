package org.yipanqi.indicators.closing;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who closed, confirmed and reopened which month. */
@Component
class ClosingTrail {

  private static final Map<String, String> OPEN = state("open");
  private static final Map<String, String> CLOSED = state("closed");
  private static final Map<String, String> CONFIRMED = state("confirmed");

  private final Trail trail;

  ClosingTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList closingActions() {
    return ActionList.of(ClosingAction.values());
  }

  /**
   * @param closing as it now stands in the book
   */
  void closed(Caller caller, Closing closing) {
    var after =
        Map.of(
            "state", "closed",
            "version", closing.version(),
            "missingSources", closing.missing().size());
    trail.note(
        caller,
        entry(ClosingAction.MONTH_CLOSED, closing)
            .because(closing.statement())
            .changed(OPEN, after));
  }

  void confirmed(Caller caller, Closing closing) {
    trail.note(caller, entry(ClosingAction.MONTH_CONFIRMED, closing).changed(CLOSED, CONFIRMED));
  }

  /**
   * @param closing as it was before
   */
  void reopened(Caller caller, Closing closing, String reason) {
    var before = closing.confirmed() == null ? CLOSED : CONFIRMED;
    trail.note(
        caller, entry(ClosingAction.MONTH_REOPENED, closing).because(reason).changed(before, OPEN));
  }

  private static Entry entry(ClosingAction action, Closing closing) {
    return Entry.of(action, "closing", closing.county() + "/" + closing.month())
        .at(String.valueOf(closing.county()));
  }

  private static Map<String, String> state(String code) {
    return Map.of("state", code);
  }
}
