package org.yipanqi.supervision;

import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_RAISED_HERE;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;

/** Tasks that nobody has to do any more, and such as have to be done after all. */
@Service
public class TaskEnds {

  private final Tasks tasks;
  private final TaskRows rows;
  private final DecisionsFollowed decisions;
  private final Telling telling;

  TaskEnds(Tasks tasks, TaskRows rows, DecisionsFollowed decisions, Telling telling) {
    this.tasks = tasks;
    this.rows = rows;
    this.decisions = decisions;
    this.telling = telling;
  }

  /** Nobody has to do it any more; a line of a policy can't be dropped. */
  public Task drop(Caller caller, long id, int version, @Nullable String reason) {
    var why = Given.words(reason);
    return tasks.change(
        caller,
        id,
        version,
        task -> {
          TaskGate.county(caller, task);
          if (task.kind() != Task.Kind.RAISED) {
            throw NOT_RAISED_HERE.because();
          }
          if (task.state() == TaskState.DONE || task.state() == TaskState.DROPPED) {
            throw NOT_IN_THIS_STATE.because(task.state().code());
          }
          rows.state(id, TaskState.DROPPED, null, false);
          tasks.step(caller, task, "dropped", why, null);
          telling.task(caller, SupervisionAction.TASK_DROPPED, task, why, Map.of());
          decisions.dropped(caller, task, why);
        });
  }

  /** What was accepted turned out not to be so, or what was dropped is wanted after all. */
  public Task reopen(Caller caller, long id, int version, @Nullable String reason) {
    var why = Given.words(reason);
    return tasks.change(
        caller,
        id,
        version,
        task -> {
          TaskGate.county(caller, task);
          if (task.state() != TaskState.DONE && task.state() != TaskState.DROPPED) {
            throw NOT_IN_THIS_STATE.because(task.state().code());
          }
          rows.state(id, TaskState.OPEN, null, false);
          tasks.step(caller, task, "reopened", why, null);
          telling.task(caller, SupervisionAction.TASK_REOPENED, task, why, Map.of());
          decisions.reopened(caller, task, why);
        });
  }
}
