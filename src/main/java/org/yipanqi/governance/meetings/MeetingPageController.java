package org.yipanqi.governance.meetings;

import java.time.LocalDate;
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
   * @param confirmed whether its decisions hold
   */
  record WholeMeeting(
      MeetingController.MeetingRow meeting,
      List<AgendaShown> agenda,
      List<AttendanceShown> attendance,
      MeetingHeads heads,
      @Nullable String quorum,
      @Nullable Integer charterNo,
      boolean confirmed,
      List<DecisionOfMeeting> decisions,
      List<MinutesShown> minutes) {}

  record AgendaShown(
      int no, String title, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {}

  /**
   * @param holder whoever held the seat on the day; null where nobody did or nobody knows
   */
  record AttendanceShown(
      String seat,
      int no,
      String role,
      Label post,
      @Nullable Label unit,
      @Nullable String holder,
      String state,
      @Nullable String representedBy,
      @Nullable String reason) {}

  record MeetingHeads(int seats, int filled, int present, int represented) {}

  /**
   * @param ballot none, open, named or secret; none: there was no vote
   * @param verdict by the charter: carried, not_carried, not_voted, not_stated
   * @param state recorded, open, done, dropped or rejected
   */
  record DecisionOfMeeting(
      String id,
      int no,
      @Nullable Integer agendaNo,
      String text,
      @Nullable String pack,
      @Nullable String serves,
      @Nullable String ref,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable LocalDate due,
      String ballot,
      @Nullable Integer inFavour,
      @Nullable Integer against,
      @Nullable Integer abstained,
      List<VoteShown> votes,
      boolean adopted,
      String verdict,
      String state,
      @Nullable String outcome,
      @Nullable LocalDate settledOn,
      int version) {}

  record VoteShown(String seat, String choice) {}

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
  private final Recording recording;
  private final MeetingController shown;
  private final Surroundings around;
  private final Callers callers;

  MeetingPageController(
      Meetings meetings,
      MeetingRows rows,
      ResolutionRows decisions,
      Recording recording,
      MeetingController shown,
      Surroundings around,
      Callers callers) {
    this.meetings = meetings;
    this.rows = rows;
    this.decisions = decisions;
    this.recording = recording;
    this.shown = shown;
    this.around = around;
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
    var held = meeting.state() == Meeting.State.HELD;
    return new WholeMeeting(
        shown.row(meeting),
        rows.agenda(id).stream()
            .map(a -> new AgendaShown(a.no(), a.title(), a.pack(), a.ref(), a.matter()))
            .toList(),
        attendance(meeting, attendance),
        new MeetingHeads(heads.seats(), heads.filled(), heads.present(), heads.represented()),
        held ? Given.code(rules.attended(heads)) : null,
        around.charterNo(meeting),
        minutes.stream().anyMatch(m -> m.confirmed() != null),
        decisions.of(id).stream().map(d -> decision(d, rules, heads)).toList(),
        minutes.stream().map(MeetingPageController::minutes).toList());
  }

  private List<AttendanceShown> attendance(Meeting meeting, List<Attendance> all) {
    Map<Long, Seat> seats =
        around.seats(meeting).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
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
              Given.code(a.state()),
              a.representedBy(),
              a.reason());
        })
        .toList();
  }

  private DecisionOfMeeting decision(Decision it, CharterRules rules, CharterRules.Heads heads) {
    var votes = it.ballot().votes();
    var serves = it.serves();
    return new DecisionOfMeeting(
        String.valueOf(it.id()),
        it.no(),
        it.agendaNo(),
        it.text(),
        serves == null ? null : serves.pack(),
        serves == null ? null : Given.code(serves.kind()),
        serves == null ? null : serves.ref(),
        it.owner(),
        around.institution(it.institution()),
        it.due(),
        Given.code(it.ballot().kind()),
        votes == null ? null : votes.inFavour(),
        votes == null ? null : votes.against(),
        votes == null ? null : votes.abstained(),
        it.ballot().named().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(v -> new VoteShown(String.valueOf(v.getKey()), Given.code(v.getValue())))
            .toList(),
        it.adopted(),
        Given.code(it.ballot().verdict(rules, heads)),
        Given.code(it.state()),
        it.outcome(),
        it.settledOn(),
        it.version());
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
