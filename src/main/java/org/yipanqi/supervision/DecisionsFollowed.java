package org.yipanqi.supervision;

import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.governance.decisions.FollowThrough;
import org.yipanqi.governance.decisions.FollowThrough.Outcome;

/** Tells the meeting's decision what became of its task; of every other task nobody is told. */
@Component
class DecisionsFollowed {

  private final FollowThrough following;
  private final Steps steps;
  private final EvidenceFiles evidence;

  DecisionsFollowed(FollowThrough following, Steps steps, EvidenceFiles evidence) {
    this.following = following;
    this.steps = steps;
    this.evidence = evidence;
  }

  /** Its report was accepted: the report's words, and how many files show it. */
  void done(Caller caller, Task task) {
    if (task.decision().isEmpty()) {
      return;
    }
    var files = evidence.standing(TaskEvidence.KIND, task.id()).size();
    var said = new StringBuilder();
    steps.list(Steps.Subject.TASK, task.id()).stream()
        .filter(s -> s.act().equals("reported") && s.words() != null)
        .reduce((_, last) -> last)
        .ifPresent(s -> said.append(s.words()));
    if (files > 0) {
      said.append("（佐证 ").append(files).append(" 份）");
    }
    tell(caller, task, Outcome.DONE, said.toString());
  }

  void dropped(Caller caller, Task task, String why) {
    tell(caller, task, Outcome.DROPPED, why);
  }

  void reopened(Caller caller, Task task, String why) {
    tell(caller, task, Outcome.OPEN, why);
  }

  private void tell(Caller caller, Task task, Outcome outcome, String words) {
    task.decision().ifPresent(id -> following.follow(caller, id, outcome, words));
  }
}
