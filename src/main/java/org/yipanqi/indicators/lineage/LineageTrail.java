package org.yipanqi.indicators.lineage;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.facts.RecordHistory;
import org.yipanqi.indicators.lineage.Lineage.Question;

/**
 * Notes who looked at residents' records, and for which figure. Records that are about nobody leave
 * no trace.
 */
@Component
class LineageTrail {

  /** Why: these pages are for nothing else. */
  private static final String PURPOSE = "核对指标 Checking a figure";

  private final Trail trail;

  LineageTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList lineageActions() {
    return ActionList.of(LineageAction.values());
  }

  void opened(Caller caller, String fact, RecordHistory.History record) {
    var subject = fact + " " + record.source() + " " + record.no();
    for (var person : record.people()) {
      trail.note(
          caller,
          Entry.of(LineageAction.RECORD_OPENED, "record", subject).about(person).because(PURPOSE));
    }
  }

  /**
   * @param count how many were shown
   */
  void listed(Caller caller, Question question, int count) {
    note(caller, LineageAction.RECORDS_LISTED, question, count);
  }

  void takenOut(Caller caller, Question question, int count) {
    note(caller, LineageAction.RECORDS_TAKEN_OUT, question, count);
  }

  private void note(Caller caller, LineageAction action, Question question, int count) {
    var what =
        Map.of(
            "pack", question.pack().id(),
            "period", question.period().toString(),
            "part", question.part(),
            "records", count);
    trail.note(
        caller,
        Entry.of(action, "figure", question.series())
            .at(question.scope())
            .because(PURPOSE)
            .changed(null, what));
  }
}
