package org.yipanqi.supervision;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.DecisionCorrected;
import org.yipanqi.governance.DecisionTaken;

/**
 * Makes what a meeting decided a task, in the transaction in which its minutes are confirmed, and
 * keeps the task as the decision reads when that is corrected.
 */
@Component
class DecisionTasks {

  private final Tasks tasks;
  private final TaskRows rows;
  private final Telling telling;

  DecisionTasks(Tasks tasks, TaskRows rows, Telling telling) {
    this.tasks = tasks;
    this.rows = rows;
    this.telling = telling;
  }

  @EventListener
  void on(DecisionTaken it) {
    tasks.raise(
        it.caller(),
        new NewTask(
            it.county(),
            NewTask.DECISION + it.decision(),
            it.text(),
            it.owner(),
            it.basis(),
            it.due(),
            it.institution(),
            null,
            null));
  }

  /**
   * Words, units and date follow the decision. Whoever the county gave it to keeps it, unless the
   * decision now names another institution.
   */
  @EventListener
  void on(DecisionCorrected it) {
    var id = rows.ofOrigin(it.county(), NewTask.DECISION + it.decision());
    var was = rows.lock(id).orElseThrow(); // it was raised with the confirmation
    var given = it.institution();
    var due = it.due() == null && !was.datedByDecision() ? was.due() : it.due();
    rows.amend(id, it, due, due == null ? null : dueReason(was, it));
    var is = rows.find(id).orElseThrow();
    tasks.step(it.caller(), is, "amended", it.reason(), is.due());
    telling.task(
        it.caller(),
        SupervisionAction.TASK_AMENDED,
        is,
        it.reason(),
        Map.of(
            "was",
            Objects.toString(was.title(), ""),
            "due",
            String.valueOf(was.due()),
            "institution",
            String.valueOf(given)));
  }

  private static @Nullable String dueReason(Task was, DecisionCorrected it) {
    return it.due() == null ? was.dueReason() : it.basis();
  }
}
