package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.ATTENDANCE_MISSING;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_SEAT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.SeatRows;
import org.yipanqi.governance.bodies.Sitting;

/** Who is to sit where on a day, and who did. */
@Component
class Seating {

  private final SeatRows rows;

  Seating(SeatRows rows) {
    this.rows = rows;
  }

  /** What was noted of every seat of the day; none is left out and none is of another body. */
  static List<Attendance> attended(List<Attendance> seats, List<Meetings.Came> came) {
    var given = new HashMap<Long, Meetings.Came>();
    came.forEach(c -> given.put(c.seat(), c));
    if (!seats.stream().map(Attendance::seat).toList().containsAll(given.keySet())) {
      throw UNKNOWN_SEAT.because();
    }
    return seats.stream()
        .map(seat -> {
          var it = given.get(seat.seat());
          if (it == null || it.state() == Attendance.State.INVITED) {
            throw ATTENDANCE_MISSING.because();
          }
          return new Attendance(
              seat.seat(),
              seat.holder(),
              it.state(),
              Given.some("representedBy", it.representedBy(), 50),
              Given.some("reason", it.reason(), 200));
        })
        .toList();
  }

  /** Who was there, in numbers, and whether that was enough. */
  static Map<String, Object> counted(
      LocalDate on, List<Attendance> attendance, CharterRules rules) {
    var heads = Attendance.heads(attendance);
    return Map.of(
        "on",
        on.toString(),
        "present",
        heads.present(),
        "represented",
        heads.represented(),
        "seats",
        heads.seats(),
        "quorum",
        Given.code(rules.attended(heads)));
  }

  /** The seats of a day with whoever holds them, all invited. */
  List<Attendance> seated(long body, LocalDate day) {
    return rows.histories(body).stream()
        .filter(s -> s.history().standsOn(day))
        .map(s -> {
          var holder =
              switch (s.history().on(day)) {
                case Sitting.Held held -> held.holder();
                case Sitting.Vacant _, Sitting.Unstated _ -> null;
              };
          return new Attendance(s.seat().id(), holder, Attendance.State.INVITED, null, null);
        })
        .toList();
  }
}
