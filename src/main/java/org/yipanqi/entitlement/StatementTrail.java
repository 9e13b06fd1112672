package org.yipanqi.entitlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/** Notes who stated what, and who took it back. */
@Component
class StatementTrail {

  /** A statement as it is noted. */
  record Noted(
      String pack,
      String ask,
      @Nullable String staffNo,
      String value,
      LocalDate from,
      @Nullable LocalDate to) {

    static Noted of(Statement it) {
      return new Noted(it.pack(), it.ask(), it.staffNo(), it.value(), it.from(), it.to());
    }
  }

  private final Trail trail;

  StatementTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList entitlementActions() {
    return ActionList.of(EntitlementAction.values());
  }

  void stated(Caller caller, String institution, @Nullable Statement before, Statement after) {
    trail.note(
        caller,
        Entry.of(EntitlementAction.STATED, "statement", after.id())
            .at(institution)
            .changed(before == null ? null : Noted.of(before), Noted.of(after)));
  }

  void ended(Caller caller, String institution, Statement before, Statement after, String reason) {
    trail.note(
        caller,
        Entry.of(EntitlementAction.STATEMENT_VOIDED, "statement", after.id())
            .at(institution)
            .because(reason)
            .changed(Noted.of(before), null));
  }
}
