package org.yipanqi.governance.decisions;

import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.NOT_YOURS;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_DECISION;

import java.util.Map;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ResolutionRows;
import org.yipanqi.governance.meetings.ResolutionSteps;

/**
 * What became of a decision. It is worked on as a task, and whoever keeps the tasks says here what
 * came of it: carried out, with what shows it; dropped, with why; or opened again. There is no
 * other way, so that a decision and its task never say different things.
 */
@Service
@NamedInterface("following")
public class FollowThrough {

  private static final int LONGEST = 1000;

  /** What may become of it. */
  public enum Outcome {
    DONE,
    DROPPED,
    OPEN
  }

  private final ResolutionRows rows;
  private final ResolutionSteps steps;
  private final Protocol protocol;

  FollowThrough(ResolutionRows rows, ResolutionSteps steps, Protocol protocol) {
    this.rows = rows;
    this.steps = steps;
    this.protocol = protocol;
  }

  /**
   * Says what became of it, today; told again, nothing changes. Joins the transaction of whoever
   * calls.
   *
   * @param words what shows that it is done, why it is dropped or opened again
   */
  public void follow(Caller caller, long id, Outcome outcome, String words) {
    var said = Given.words(words, 4, LONGEST);
    var next =
        switch (outcome) {
          case DONE -> Decision.State.DONE;
          case DROPPED -> Decision.State.DROPPED;
          case OPEN -> Decision.State.OPEN;
        };
    protocol.writing(
        caller,
        () -> {
          var was =
              rows.lock(id)
                  .filter(it -> Protocol.sees(caller, it.county()))
                  .orElseThrow(() -> UNKNOWN_DECISION.because(id));
          if (!caller.writes().covers(was.county())) {
            throw NOT_YOURS.because();
          }
          if (was.state() != next) {
            settle(caller, was, next, said);
          }
          return id;
        });
  }

  private void settle(Caller caller, Decision was, Decision.State next, String words) {
    if (!follows(was.state(), next)) {
      throw NOT_IN_THIS_STATE.because();
    }
    var open = next == Decision.State.OPEN;
    rows.settle(was.id(), next, open ? null : words, open ? null : protocol.today());
    steps.add(caller, was, open ? "reopened" : Given.code(next), words);
    protocol.note(
        caller,
        action(next),
        "decision",
        was.id(),
        was.county(),
        words,
        Map.of("state", Given.code(next), "was", Given.code(was.state())));
  }

  private static GovernanceAction action(Decision.State next) {
    return switch (next) {
      case DONE -> GovernanceAction.DECISION_DONE;
      case DROPPED -> GovernanceAction.DECISION_DROPPED;
      case OPEN, RECORDED, REJECTED -> GovernanceAction.DECISION_REOPENED;
    };
  }

  private static boolean follows(Decision.State was, Decision.State next) {
    return switch (next) {
      case DONE, DROPPED -> was == Decision.State.OPEN;
      case OPEN -> was == Decision.State.DONE || was == Decision.State.DROPPED;
      case RECORDED, REJECTED -> false;
    };
  }
}
