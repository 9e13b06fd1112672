package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.IN_THE_FUTURE;
import static org.yipanqi.governance.GovernanceProblem.NOTHING_CHANGES;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_BODY;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_MEETING;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.BodyRows;
import org.yipanqi.governance.bodies.Charter;
import org.yipanqi.governance.bodies.CharterRows;
import org.yipanqi.governance.bodies.CharterRules;

/** Meetings planned, called off, held. */
@Service
public class Meetings {

  static final int LONGEST_TITLE = 200;

  /** What was noted of a seat; the holder's name is looked up, not given. */
  public record Came(
      long seat, Attendance.State state, @Nullable String representedBy, @Nullable String reason) {}

  private final MeetingRows rows;
  private final BodyRows bodies;
  private final Seating seating;
  private final CharterRows charters;
  private final Agendas agendas;
  private final Invitations invitations;
  private final Protocol protocol;

  Meetings(
      MeetingRows rows,
      BodyRows bodies,
      Seating seating,
      CharterRows charters,
      Agendas agendas,
      Invitations invitations,
      Protocol protocol) {
    this.rows = rows;
    this.bodies = bodies;
    this.seating = seating;
    this.charters = charters;
    this.agendas = agendas;
    this.invitations = invitations;
    this.protocol = protocol;
  }

  public Meeting plan(
      Caller caller,
      long bodyId,
      @Nullable String title,
      OffsetDateTime at,
      @Nullable String place,
      List<AgendaItem> agenda) {
    var name = Given.text("title", title, LONGEST_TITLE);
    var where = Given.some("place", place, 100);
    return protocol.writing(
        caller,
        () -> {
          var day = invitations.day(at);
          var body =
              bodies
                  .lock(bodyId)
                  .filter(it -> Protocol.sees(caller, it.county()))
                  .orElseThrow(() -> UNKNOWN_BODY.because(bodyId));
          protocol.keeps(caller, body.county());
          if (!body.standsOn(day)) {
            throw NOT_IN_THIS_STATE.because();
          }
          var id = rows.add(body, name, at, where);
          var meeting = rows.find(id).orElseThrow();
          rows.agenda(meeting, agendas.checked(meeting.county(), agenda));
          rows.attendance(meeting, seating.seated(bodyId, day));
          invitations.tell(meeting, Invitations.Told.INVITED);
          note(caller, GovernanceAction.MEETING_PLANNED, meeting, null, Map.of());
          return meeting;
        });
  }

  /** The agenda as a whole, until the minutes are confirmed. */
  public Meeting agenda(Caller caller, long id, int version, List<AgendaItem> items) {
    return change(
        caller,
        id,
        version,
        meeting -> {
          if (meeting.state() == Meeting.State.CANCELLED) {
            throw NOT_IN_THIS_STATE.because();
          }
          agendas.replace(meeting, items);
          note(
              caller,
              GovernanceAction.AGENDA_CHANGED,
              meeting,
              null,
              Map.of("items", items.size()));
        });
  }

  /**
   * Another time or place, as long as it was not held. Invited is then whoever holds the seats on
   * the new day; they are told, and where it was to be is kept with the reason.
   */
  public Meeting move(
      Caller caller,
      long id,
      int version,
      OffsetDateTime at,
      @Nullable String place,
      @Nullable String reason) {
    var why = Given.reason(reason);
    var where = Given.some("place", place, 100);
    return change(
        caller,
        id,
        version,
        meeting -> {
          planned(meeting);
          if (at.isEqual(meeting.plannedAt()) && Objects.equals(where, meeting.place())) {
            throw NOTHING_CHANGES.because();
          }
          var day = invitations.day(at);
          if (!bodies.find(meeting.body()).orElseThrow().standsOn(day)) {
            throw NOT_IN_THIS_STATE.because();
          }
          invitations.move(caller, meeting, at, where, why);
          rows.attendance(meeting, seating.seated(meeting.body(), day));
          invitations.tell(rows.find(id).orElseThrow(), Invitations.Told.MOVED);
          note(caller, GovernanceAction.MEETING_MOVED, meeting, why, Map.of("day", day.toString()));
        });
  }

  /** It will not take place; whoever was invited is told. */
  public Meeting cancel(Caller caller, long id, int version, @Nullable String reason) {
    var why = Given.reason(reason);
    return change(
        caller,
        id,
        version,
        meeting -> {
          planned(meeting);
          rows.cancel(id, why);
          invitations.tell(meeting, Invitations.Told.CANCELLED);
          note(caller, GovernanceAction.MEETING_CANCELLED, meeting, why, Map.of());
        });
  }

  /**
   * The meeting took place: who was there for each seat of that day. The names are those of whoever
   * held the seats then, and the charter of that day goes with it.
   */
  public Meeting hold(Caller caller, long id, int version, LocalDate on, List<Came> came) {
    if (on.isAfter(protocol.today())) {
      throw IN_THE_FUTURE.because();
    }
    return change(
        caller,
        id,
        version,
        meeting -> {
          planned(meeting);
          var body = bodies.find(meeting.body()).orElseThrow();
          if (!body.standsOn(on)) {
            throw NOT_IN_THIS_STATE.because();
          }
          var attendance = Seating.attended(seating.seated(meeting.body(), on), came);
          rows.attendance(meeting, attendance);
          var charter = charters.on(meeting.body(), on);
          rows.hold(id, on, charter.map(Charter::id).orElse(null));
          note(
              caller,
              GovernanceAction.MEETING_HELD,
              meeting,
              null,
              Seating.counted(
                  on, attendance, charter.map(Charter::rules).orElse(CharterRules.NONE)));
        });
  }

  private static void planned(Meeting meeting) {
    if (meeting.state() != Meeting.State.PLANNED) {
      throw NOT_IN_THIS_STATE.because();
    }
  }

  private Meeting change(Caller caller, long id, int version, Consumer<Meeting> act) {
    return protocol.writing(
        caller,
        () -> {
          var meeting = own(caller, id);
          Protocol.same(version, meeting.version());
          act.accept(meeting);
          rows.touched(id);
          return rows.find(id).orElseThrow();
        });
  }

  /** A meeting the caller keeps, locked. */
  Meeting own(Caller caller, long id) {
    var meeting =
        rows.lock(id)
            .filter(it -> Protocol.sees(caller, it.county()))
            .orElseThrow(() -> UNKNOWN_MEETING.because(id));
    protocol.keeps(caller, meeting.county());
    return meeting;
  }

  @Transactional(readOnly = true)
  public List<Meeting> list(
      Caller caller, String county, @Nullable Long body, @Nullable Long before, int most) {
    return rows.of(protocol.county(county), body, before, most);
  }

  /** {@code UNKNOWN_MEETING} where it is not in the caller's sight. */
  @Transactional(readOnly = true)
  public Meeting find(Caller caller, long id) {
    return rows.find(id).orElseThrow(() -> UNKNOWN_MEETING.because(id));
  }

  void note(
      Caller caller,
      GovernanceAction action,
      Meeting meeting,
      @Nullable String reason,
      Map<String, ?> what) {
    protocol.note(caller, action, "meeting", meeting.id(), meeting.county(), reason, what);
  }
}
