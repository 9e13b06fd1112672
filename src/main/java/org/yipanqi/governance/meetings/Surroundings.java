package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.PAST;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_INSTITUTION;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_REFERENCE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.BodyRows;
import org.yipanqi.governance.bodies.Charter;
import org.yipanqi.governance.bodies.CharterRows;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.governance.bodies.SeatRows;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** What a meeting stands among: its charter, its seats, the policies that bind its county. */
@Component
class Surroundings {

  private final BodyRows bodies;
  private final SeatRows seats;
  private final CharterRows charters;
  private final MeetingRows meetings;
  private final BindingPacks packs;
  private final Registry registry;

  Surroundings(
      BodyRows bodies,
      SeatRows seats,
      CharterRows charters,
      MeetingRows meetings,
      BindingPacks packs,
      Registry registry) {
    this.bodies = bodies;
    this.seats = seats;
    this.charters = charters;
    this.meetings = meetings;
    this.packs = packs;
    this.registry = registry;
  }

  /** By the charter of the day on which it was held; nothing is assumed without one. */
  CharterRules rules(Meeting meeting) {
    var charter = meeting.charter();
    return charter == null
        ? CharterRules.NONE
        : charters.find(charter).map(Charter::rules).orElseThrow();
  }

  /** The number of that charter's version; null where there was none. */
  @Nullable Integer charterNo(Meeting meeting) {
    var charter = meeting.charter();
    return charter == null ? null : charters.find(charter).map(Charter::no).orElse(null);
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
    var serves = it.serves();
    if (serves != null
        && packs
            .find(meeting.county(), serves.pack())
            .filter(pack -> has(pack, serves))
            .isEmpty()) {
      throw UNKNOWN_REFERENCE.because(serves.pack() + "/" + serves.ref());
    }
    var institution = it.institution();
    if (institution != null && registry.snapshot().institution(institution).isEmpty()) {
      throw UNKNOWN_INSTITUTION.because();
    }
    var due = it.due();
    if (due != null && meeting.heldOn() != null && due.isBefore(meeting.heldOn())) {
      throw PAST.because();
    }
  }

  private static boolean has(PolicyPack pack, Decision.Serves it) {
    return switch (it.kind()) {
      case ITEM -> pack.items().stream().anyMatch(i -> i.id().equals(it.ref()));
      case DUTY -> pack.duties().stream().anyMatch(d -> d.id().equals(it.ref()));
      case CLAUSE -> pack.clause(it.ref()).isPresent();
    };
  }
}
