package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.PAST;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_INSTITUTION;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_REFERENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.BodyRows;
import org.yipanqi.governance.bodies.Charter;
import org.yipanqi.governance.bodies.CharterRows;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.governance.bodies.SeatRows;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** What a meeting stands among: its charter, its seats, the policies that bind its county. */
@Component
class Surroundings {

  private final BodyRows bodies;
  private final SeatRows seats;
  private final CharterRows charters;
  private final MeetingRows meetings;
  private final Invitations invitations;
  private final ServedLines lines;
  private final Registry registry;

  Surroundings(
      BodyRows bodies,
      SeatRows seats,
      CharterRows charters,
      MeetingRows meetings,
      Invitations invitations,
      ServedLines lines,
      Registry registry) {
    this.bodies = bodies;
    this.seats = seats;
    this.charters = charters;
    this.meetings = meetings;
    this.invitations = invitations;
    this.lines = lines;
    this.registry = registry;
  }

  /** By the charter of the day on which it was held; nothing is assumed without one. */
  CharterRules rules(Meeting meeting) {
    return charter(meeting).map(Charter::rules).orElse(CharterRules.NONE);
  }

  /** The charter it goes by: of the day on which it was held, until then of the day it is for. */
  Optional<Charter> charter(Meeting meeting) {
    if (meeting.state() == Meeting.State.HELD) {
      return Optional.ofNullable(meeting.charter()).flatMap(charters::find);
    }
    return charters.on(meeting.body(), invitations.day(meeting.plannedAt()));
  }

  Body body(Meeting meeting) {
    return bodies.find(meeting.body()).orElseThrow();
  }

  List<Seat> seats(Meeting meeting) {
    return seats.of(meeting.body());
  }

  /** The short name of an institution of the register. */
  @Nullable String institution(@Nullable Integer id) {
    return id == null
        ? null
        : registry.snapshot().institution(id).map(Institution::shortName).orElse(null);
  }

  /** The line of a policy that a decision serves. */
  Optional<ServedLines.Line> line(Decision of) {
    return lines.find(of.county(), of.serves());
  }

  Optional<Seat.Role> role(Meeting meeting, long seat) {
    return seats(meeting).stream().filter(s -> s.id() == seat).map(Seat::role).findFirst();
  }

  /** As 县域医共体建设工作领导小组 2020-07-01 会议. */
  String basis(Meeting meeting) {
    return body(meeting).title().zh() + " " + meeting.heldOn() + " 会议";
  }

  /** Refuses what points to nothing: a point of the agenda, a line of a policy, an institution. */
  void check(Meeting meeting, NewDecision it) {
    var no = it.agendaNo();
    if (no != null
        && meetings.agenda(meeting.id()).stream().map(AgendaItem::no).noneMatch(no::equals)) {
      throw UNKNOWN_REFERENCE.because(no);
    }
    concerns(meeting, it.serves(), it.institution(), it.due());
  }

  /** The same of what is put right later. */
  void concerns(
      Meeting meeting,
      Decision.@Nullable Serves serves,
      @Nullable Integer institution,
      @Nullable LocalDate due) {
    if (serves != null && lines.find(meeting.county(), serves).isEmpty()) {
      throw UNKNOWN_REFERENCE.because(serves.pack() + "/" + serves.ref());
    }
    if (institution != null && registry.snapshot().institution(institution).isEmpty()) {
      throw UNKNOWN_INSTITUTION.because();
    }
    if (due != null && meeting.heldOn() != null && due.isBefore(meeting.heldOn())) {
      throw PAST.because();
    }
  }
}
