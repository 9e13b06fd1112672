package org.yipanqi.supervision;

import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;

import org.yipanqi.access.Caller;

/** Who may act on a task, and when. */
final class TaskGate {

  private TaskGate() {}

  /** Whether somebody may report on a task: the county's offices, and who has to see to it. */
  static boolean covers(Caller caller, Task task) {
    var institution = task.institution();
    return caller.writes().covers(task.county())
        || (institution != null && caller.writes().covers(institution));
  }

  /**
   * Whether somebody sees what was written and shown of a task, as the policies of rows let them.
   */
  static boolean seesDetails(Caller caller, Task task) {
    return caller.scope().showsRecordsOf(task.county(), task.institution());
  }

  /** Only an office of the county goes on. */
  static void county(Caller caller, Task task) {
    if (!caller.writes().covers(task.county())) {
      throw NOT_YOURS.because();
    }
  }

  static void stands(Task task, TaskState needed) {
    if (task.state() != needed) {
      throw NOT_IN_THIS_STATE.because(task.state().code());
    }
  }
}
