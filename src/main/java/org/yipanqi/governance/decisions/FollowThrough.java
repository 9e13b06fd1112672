package org.yipanqi.governance.decisions;

import static org.yipanqi.governance.GovernanceProblem.IN_THE_FUTURE;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.NOT_YOURS;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_DECISION;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ResolutionRows;

/**
 * What became of a decision: carried out, with what shows it; dropped, with why. Whoever has to see
 * to it reports, and so does the county; dropping and opening again is the county's.
 */
@Service
public class FollowThrough {

  private static final int LONGEST = 1000;

  private final ResolutionRows rows;
  private final Protocol protocol;

  FollowThrough(ResolutionRows rows, Protocol protocol) {
    this.rows = rows;
    this.protocol = protocol;
  }

  /**
   * @param evidence what shows it: a document with its number, a place in the system
   */
  public Decision done(
      Caller caller, long id, int version, @Nullable String evidence, LocalDate on) {
    var words = Given.words(evidence, 4, LONGEST);
    if (on.isAfter(protocol.today())) {
      throw IN_THE_FUTURE.because();
    }
    return settle(
        caller, id, version, GovernanceAction.DECISION_DONE, Decision.State.DONE, words, on);
  }

  public Decision drop(Caller caller, long id, int version, @Nullable String reason) {
    var words = Given.words(reason, 4, LONGEST);
    return settle(
        caller,
        id,
        version,
        GovernanceAction.DECISION_DROPPED,
        Decision.State.DROPPED,
        words,
        protocol.today());
  }

  public Decision reopen(Caller caller, long id, int version, @Nullable String reason) {
    var words = Given.words(reason, 4, LONGEST);
    return settle(
        caller,
        id,
        version,
        GovernanceAction.DECISION_REOPENED,
        Decision.State.OPEN,
        words,
        protocol.today());
  }

  private Decision settle(
      Caller caller,
      long id,
      int version,
      GovernanceAction action,
      Decision.State next,
      String words,
      LocalDate on) {
    return protocol.writing(
        caller,
        () -> {
          var was =
              rows.lock(id)
                  .filter(it -> Protocol.sees(caller, it.county()))
                  .orElseThrow(() -> UNKNOWN_DECISION.because(id));
          var owner = was.institution() != null && caller.writes().covers(was.institution());
          var county = caller.writes().covers(was.county());
          if (!county && !(owner && next == Decision.State.DONE)) {
            throw NOT_YOURS.because();
          }
          Protocol.same(version, was.version());
          if (!follows(was.state(), next)) {
            throw NOT_IN_THIS_STATE.because();
          }
          var open = next == Decision.State.OPEN;
          rows.settle(id, next, open ? null : words, open ? null : on);
          rows.step(caller, was, open ? "reopened" : Given.code(next), words, protocol.now());
          protocol.note(
              caller,
              action,
              "decision",
              id,
              was.county(),
              words,
              Map.of("state", Given.code(next), "was", Given.code(was.state())));
          return rows.find(id).orElseThrow();
        });
  }

  private static boolean follows(Decision.State was, Decision.State next) {
    return switch (next) {
      case DONE, DROPPED -> was == Decision.State.OPEN;
      case OPEN -> was == Decision.State.DONE || was == Decision.State.DROPPED;
      case RECORDED, REJECTED -> false;
    };
  }
}
