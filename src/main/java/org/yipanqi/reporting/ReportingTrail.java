package org.yipanqi.reporting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/**
 * Notes who filled, handed in, approved, gave back, locked and amended what. No value of a cell.
 */
@Component
public class ReportingTrail {

  private final Trail trail;

  ReportingTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList reportingActions() {
    return ActionList.of(ReportingAction.values());
  }

  public void note(Caller caller, Action action, Return was, Return is, @Nullable String reason) {
    trail.note(
        caller,
        Entry.of(action, "return", is.id())
            .at(is.unit())
            .because(reason)
            .changed(was == is ? null : told(was), told(is)));
  }

  /** Something beside a return: a finding, a draw. */
  public void note(
      Caller caller,
      Action action,
      String kind,
      Object id,
      String unit,
      @Nullable String reason,
      Map<String, ?> what) {
    trail.note(
        caller,
        Entry.of(action, kind, id).at(unit).because(reason).changed(null, Map.copyOf(what)));
  }

  private static Map<String, Object> told(Return of) {
    return Map.of(
        "form", of.form(),
        "period", of.period().toString(),
        "edition", of.edition(),
        "state", of.state().code(),
        "step", of.step(),
        "version", of.version());
  }
}
