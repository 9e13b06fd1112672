package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.LIST_FULL;
import static org.yipanqi.governance.GovernanceProblem.MINUTES_CONFIRMED;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THE_CHAIR;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.NO_QUORUM;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_DECISION;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.DecisionTaken;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.Seat;

/**
 * What a meeting that was held decided, and its minutes. A decision holds from when who took the
 * chair confirmed the minutes; from then on nothing of it is changed.
 */
@Service
public class Recording {

  private static final int MOST = 50;
  private static final int LONGEST_MINUTES = 20_000;
  private static final Set<Seat.Role> CHAIR =
      Set.of(Seat.Role.CHAIR, Seat.Role.DEPUTY_CHAIR, Seat.Role.OFFICE_HEAD);

  private final Meetings meetings;
  private final MeetingRows rows;
  private final ResolutionRows decisions;
  private final ResolutionSteps steps;
  private final MinutesRows minutes;
  private final Surroundings around;
  private final ApplicationEventPublisher events;
  private final Protocol protocol;

  Recording(
      Meetings meetings,
      MeetingRows rows,
      ResolutionRows decisions,
      ResolutionSteps steps,
      MinutesRows minutes,
      Surroundings around,
      ApplicationEventPublisher events,
      Protocol protocol) {
    this.meetings = meetings;
    this.rows = rows;
    this.decisions = decisions;
    this.steps = steps;
    this.minutes = minutes;
    this.around = around;
    this.events = events;
    this.protocol = protocol;
  }

  /** Records what was decided, or put to the vote and not adopted. */
  public Decision record(Caller caller, long meetingId, int version, NewDecision it) {
    var text = Given.words(it.text(), 4, 1000);
    var owner = Given.some("owner", it.owner(), 100);
    return unconfirmed(
        caller,
        meetingId,
        version,
        meeting -> {
          if (decisions.of(meetingId).size() >= MOST) {
            throw LIST_FULL.because(MOST);
          }
          var attendance = rows.attendance(meetingId);
          var rules = around.rules(meeting);
          if (rules.attended(Attendance.heads(attendance)) == CharterRules.Attended.TOO_FEW) {
            throw NO_QUORUM.because();
          }
          it.ballot().check(it.adopted(), rules, attendance);
          around.check(meeting, it);
          var measured =
              new NewDecision(
                  it.agendaNo(),
                  text,
                  it.serves(),
                  owner,
                  it.institution(),
                  it.due(),
                  it.ballot(),
                  it.adopted());
          var id = decisions.add(meeting, measured, text);
          meetings.note(
              caller,
              GovernanceAction.DECISION_RECORDED,
              meeting,
              null,
              Map.of(
                  "decision",
                  id,
                  "ballot",
                  Given.code(it.ballot().kind()),
                  "adopted",
                  it.adopted()));
          return decisions.find(id).orElseThrow();
        });
  }

  /** Takes back what was recorded wrongly, before anybody confirmed it. */
  public Decision strike(Caller caller, long meetingId, int version, long decision) {
    return unconfirmed(
        caller,
        meetingId,
        version,
        meeting -> {
          var it =
              decisions
                  .find(decision)
                  .filter(d -> d.meeting() == meetingId)
                  .orElseThrow(() -> UNKNOWN_DECISION.because(decision));
          decisions.strike(decision);
          meetings.note(
              caller, GovernanceAction.DECISION_STRUCK, meeting, null, Map.of("text", it.text()));
          return it;
        });
  }

  /** Another version of the minutes; once one was confirmed it needs a reason. */
  public Minutes write(
      Caller caller, long meetingId, int version, @Nullable String text, @Nullable String reason) {
    var words = Given.words(text, 2, LONGEST_MINUTES);
    var why = Given.some("reason", reason, Given.REASON);
    return held(
        caller,
        meetingId,
        version,
        meeting -> {
          var before = minutes.of(meetingId);
          var needed = before.stream().anyMatch(m -> m.confirmed() != null);
          var because = needed ? Given.reason(why) : why;
          minutes.add(caller, meeting, words, because, protocol.now());
          meetings.note(caller, GovernanceAction.MINUTES_WRITTEN, meeting, because, Map.of());
          return minutes.of(meetingId).getFirst();
        });
  }

  /**
   * Who took the chair confirms the newest minutes; the first time the decisions begin to hold.
   *
   * @param seat of who took the chair, and was there
   */
  public Minutes confirm(Caller caller, long meetingId, int version, int no, long seat) {
    return held(
        caller,
        meetingId,
        version,
        meeting -> {
          var all = minutes.of(meetingId);
          if (all.isEmpty() || all.getFirst().no() != no || all.getFirst().confirmed() != null) {
            throw NOT_IN_THIS_STATE.because();
          }
          var chair =
              rows.attendance(meetingId).stream()
                  .filter(a -> a.seat() == seat && a.there())
                  .findFirst()
                  .orElseThrow(NOT_IN_THE_CHAIR::because);
          var role = around.role(meeting, seat).filter(CHAIR::contains);
          var by =
              chair.state() == Attendance.State.PRESENT ? chair.holder() : chair.representedBy();
          minutes.confirm(
              all.getFirst().id(),
              new Minutes.Confirmed(
                  Objects.requireNonNull(by),
                  Given.code(role.orElseThrow(NOT_IN_THE_CHAIR::because)),
                  caller.user(),
                  protocol.now()));
          if (all.stream().allMatch(m -> m.confirmed() == null)) {
            take(caller, meeting);
          }
          meetings.note(
              caller, GovernanceAction.MINUTES_CONFIRMED, meeting, null, Map.of("no", no));
          return minutes.of(meetingId).getFirst();
        });
  }

  private void take(Caller caller, Meeting meeting) {
    for (var decision : decisions.of(meeting.id())) {
      if (!decision.adopted()) {
        decisions.settle(decision.id(), Decision.State.REJECTED, null, null);
        continue;
      }
      decisions.settle(decision.id(), Decision.State.OPEN, null, null);
      steps.add(caller, decision, "taken", null);
      events.publishEvent(
          new DecisionTaken(
              caller,
              decision.id(),
              decision.county(),
              decision.text(),
              around.basis(meeting),
              decision.owner(),
              decision.institution(),
              decision.due()));
    }
  }

  private <T> T unconfirmed(Caller caller, long id, int version, Function<Meeting, T> act) {
    return held(
        caller,
        id,
        version,
        meeting -> {
          if (minutes.confirmed(id)) {
            throw MINUTES_CONFIRMED.because();
          }
          return act.apply(meeting);
        });
  }

  private <T> T held(Caller caller, long id, int version, Function<Meeting, T> act) {
    return protocol.writing(
        caller,
        () -> {
          var meeting = meetings.own(caller, id);
          Protocol.same(version, meeting.version());
          if (meeting.state() != Meeting.State.HELD) {
            throw NOT_IN_THIS_STATE.because();
          }
          var done = act.apply(meeting);
          rows.touched(id);
          return done;
        });
  }

  @Transactional(readOnly = true)
  public List<Minutes> minutes(Caller caller, long meeting) {
    return minutes.of(meeting);
  }
}
