package org.yipanqi.governance.meetings;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.Charter;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** One meeting with everything of it. */
@RestController
@RequestMapping("/api/meetings/{id}")
class MeetingPageController {

  /**
   * @param quorum enough, too_few, not_stated, proxies_not_stated; null until it was held
   * @param charterNo by which version of the charter; null where there is none
   * @param needed what that charter asks for; null where it asks for nothing
   * @param moves where it was to be before, the newest first
   * @param confirmed whether its decisions hold
   */
  record WholeMeeting(
      MeetingController.MeetingRow meeting,
      List<AgendaShown> agenda,
      List<AttendanceShown> attendance,
      MeetingHeads heads,
      @Nullable String quorum,
      @Nullable Integer charterNo,
      @Nullable QuorumNeeded needed,
      List<MeetingMove> moves,
      boolean confirmed,
      List<DecisionsShown.DecisionOfMeeting> decisions,
      List<MinutesShown> minutes) {}

  /**
   * What a charter asks for.
   *
   * @param of of what it is a share: seats or filled
   * @param more more than the share; else at least
   * @param heads how many that is of this meeting
   * @param proxies whether who is represented counts; null where it isn't said
   */
  record QuorumNeeded(
      String of, int above, int below, boolean more, int heads, @Nullable Boolean proxies) {}

  record MeetingMove(
      OffsetDateTime plannedAt,
      @Nullable String place,
      String reason,
      String by,
      OffsetDateTime at) {}

  record AgendaShown(
      int no, String title, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {}

  /**
   * @param holder whoever held the seat on the day; null where nobody did or nobody knows
   * @param told whether the post has an account that was told of the meeting
   */
  record AttendanceShown(
      String seat,
      int no,
      String role,
      Label post,
      @Nullable Label unit,
      @Nullable String holder,
      boolean told,
      String state,
      @Nullable String representedBy,
      @Nullable String reason) {}

  record MeetingHeads(int seats, int filled, int present, int represented) {}

  /**
   * @param confirmedBy the name of who took the chair; null while nobody confirmed it
   */
  record MinutesShown(
      int no,
      String text,
      @Nullable String reason,
      String writtenBy,
      OffsetDateTime writtenAt,
      @Nullable String confirmedBy,
      @Nullable String confirmedRole,
      @Nullable OffsetDateTime confirmedAt) {}

  private final Meetings meetings;
  private final MeetingRows rows;
  private final ResolutionRows decisions;
  private final DecisionsShown taken;
  private final Recording recording;
  private final MeetingController shown;
  private final Surroundings around;
  private final Invitations invitations;
  private final Callers callers;

  MeetingPageController(
      Meetings meetings,
      MeetingRows rows,
      ResolutionRows decisions,
      DecisionsShown taken,
      Recording recording,
      MeetingController shown,
      Surroundings around,
      Invitations invitations,
      Callers callers) {
    this.meetings = meetings;
    this.rows = rows;
    this.decisions = decisions;
    this.taken = taken;
    this.recording = recording;
    this.shown = shown;
    this.around = around;
    this.invitations = invitations;
    this.callers = callers;
  }

  @GetMapping
  @Needs("governance.see")
  WholeMeeting one(@PathVariable long id) {
    var meeting = meetings.find(callers.current(), id);
    var attendance = rows.attendance(id);
    var heads = Attendance.heads(attendance);
    var rules = around.rules(meeting);
    var minutes = recording.minutes(callers.current(), id);
    var newest = minutes.isEmpty() ? null : minutes.getFirst().confirmed();
    var at = newest == null ? null : newest.at();
    var held = meeting.state() == Meeting.State.HELD;
    return new WholeMeeting(
        shown.row(meeting),
        rows.agenda(id).stream()
            .map(a -> new AgendaShown(a.no(), a.title(), a.pack(), a.ref(), a.matter()))
            .toList(),
        attendance(meeting, attendance),
        new MeetingHeads(heads.seats(), heads.filled(), heads.present(), heads.represented()),
        held ? Given.code(rules.attended(heads)) : null,
        around.charter(meeting).map(Charter::no).orElse(null),
        needed(rules, heads),
        invitations.moves(id).stream()
            .map(m -> new MeetingMove(m.plannedAt(), m.place(), m.reason(), m.by(), m.at()))
            .toList(),
        minutes.stream().anyMatch(m -> m.confirmed() != null),
        decisions.of(id).stream().map(d -> taken.shown(d, rules, heads, at)).toList(),
        minutes.stream().map(MeetingPageController::minutes).toList());
  }

  private static @Nullable QuorumNeeded needed(CharterRules rules, CharterRules.Heads heads) {
    var quorum = rules.quorum();
    var needed = rules.needed(heads);
    return quorum == null || needed == null
        ? null
        : new QuorumNeeded(
            Given.code(quorum.of()),
            quorum.share().above(),
            quorum.share().below(),
            quorum.share().more(),
            needed,
            rules.proxies());
  }

  private List<AttendanceShown> attendance(Meeting meeting, List<Attendance> all) {
    Map<Long, Seat> seats =
        around.seats(meeting).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
    var accounts = invitations.accounts(meeting);
    return all.stream()
        .map(a -> {
          var seat = Objects.requireNonNull(seats.get(a.seat()));
          return new AttendanceShown(
              String.valueOf(a.seat()),
              seat.no(),
              Given.code(seat.role()),
              seat.post(),
              seat.unit(),
              a.holder(),
              accounts.containsKey(a.seat()),
              Given.code(a.state()),
              a.representedBy(),
              a.reason());
        })
        .toList();
  }

  static MinutesShown minutes(Minutes it) {
    var by = it.confirmed();
    return new MinutesShown(
        it.no(),
        it.text(),
        it.reason(),
        it.writtenBy(),
        it.writtenAt(),
        by == null ? null : by.by(),
        by == null ? null : by.role(),
        by == null ? null : by.at());
  }
}
