package org.yipanqi.supervision;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.EvidenceOwner;
import org.yipanqi.evidence.EvidenceSubject;

/** Files of a task: added while it is open, fast once it is reported. */
@Component
class TaskEvidence implements EvidenceOwner {

  static final String KIND = "task";

  private final TaskRows rows;

  TaskEvidence(TaskRows rows) {
    this.rows = rows;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String power() {
    return "supervision.report";
  }

  @Override
  public Optional<EvidenceSubject> seen(Caller caller, long id) {
    return rows.find(id).map(task -> of(caller, task));
  }

  @Override
  public Optional<EvidenceSubject> locked(Caller caller, long id) {
    return rows.lock(id).map(task -> of(caller, task));
  }

  private static EvidenceSubject of(Caller caller, Task task) {
    return new EvidenceSubject(
        task.county(),
        task.institution(),
        TaskGate.seesDetails(caller, task),
        TaskGate.covers(caller, task),
        task.state() == TaskState.OPEN);
  }
}
