package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.NOTHING_CHANGES;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.NOT_YOURS;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_DECISION;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.DecisionCorrected;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;

/**
 * What was noted wrongly of a decision that holds is put right: a slip of its words, its day, who
 * has to see to it, the line of the policy. The vote and the confirmed minutes stand as they are,
 * and so does how the decision read before, beside the reason.
 */
@Service
public class Correcting {

  /** How it should read. */
  public record Corrected(
      @Nullable String text,
      Decision.@Nullable Serves serves,
      @Nullable String owner,
      @Nullable Integer institution,
      @Nullable LocalDate due) {}

  private final ResolutionRows rows;
  private final ResolutionSteps steps;
  private final MeetingRows meetings;
  private final Surroundings around;
  private final ApplicationEventPublisher events;
  private final Protocol protocol;

  Correcting(
      ResolutionRows rows,
      ResolutionSteps steps,
      MeetingRows meetings,
      Surroundings around,
      ApplicationEventPublisher events,
      Protocol protocol) {
    this.rows = rows;
    this.steps = steps;
    this.meetings = meetings;
    this.around = around;
    this.events = events;
    this.protocol = protocol;
  }

  /** Puts it right; whoever keeps the tasks hears of it in the same transaction. */
  public Decision correct(
      Caller caller, long id, int version, Corrected to, @Nullable String reason) {
    var why = Given.words(reason, 2, Given.REASON);
    var measured =
        new Corrected(
            Given.words(to.text(), 4, 1000),
            to.serves(),
            Given.some("owner", to.owner(), 100),
            to.institution(),
            to.due());
    return protocol.writing(
        caller,
        () -> {
          var was = own(caller, id);
          Protocol.same(version, was.version());
          switch (was.state()) {
            case RECORDED, REJECTED -> throw NOT_IN_THIS_STATE.because();
            case OPEN, DONE, DROPPED -> {}
          }
          if (measured.equals(
              new Corrected(was.text(), was.serves(), was.owner(), was.institution(), was.due()))) {
            throw NOTHING_CHANGES.because();
          }
          var meeting = meetings.find(was.meeting()).orElseThrow();
          around.concerns(meeting, measured.serves(), measured.institution(), measured.due());
          return put(caller, was, meeting, measured, why);
        });
  }

  private Decision put(Caller caller, Decision was, Meeting meeting, Corrected to, String reason) {
    rows.correct(was.id(), Objects.requireNonNull(to.text()), to);
    var owner = around.institution(was.institution());
    var before =
        new ResolutionSteps.Before(was.text(), owner == null ? was.owner() : owner, was.due());
    steps.add(caller, was, "corrected", reason, before);
    protocol.note(
        caller,
        GovernanceAction.DECISION_CORRECTED,
        "decision",
        was.id(),
        was.county(),
        reason,
        Map.of("was", was.text(), "due", String.valueOf(was.due())));
    var is = rows.find(was.id()).orElseThrow();
    events.publishEvent(
        new DecisionCorrected(
            caller,
            is.id(),
            is.county(),
            is.text(),
            around.basis(meeting),
            is.owner(),
            is.institution(),
            is.due(),
            reason));
    return is;
  }

  private Decision own(Caller caller, long id) {
    var was =
        rows.lock(id)
            .filter(it -> Protocol.sees(caller, it.county()))
            .orElseThrow(() -> UNKNOWN_DECISION.because(id));
    if (!caller.writes().covers(was.county())) {
      throw NOT_YOURS.because();
    }
    return was;
  }
}
