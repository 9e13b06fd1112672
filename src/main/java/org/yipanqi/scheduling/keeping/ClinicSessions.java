package org.yipanqi.scheduling.keeping;

import static org.yipanqi.scheduling.SchedulingProblem.HAS_BOOKINGS;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_OPEN;
import static org.yipanqi.scheduling.SchedulingProblem.PAST;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.scheduling.BookingRows;
import org.yipanqi.scheduling.ExpiredHolds;
import org.yipanqi.scheduling.SchedulingAction;
import org.yipanqi.scheduling.SchedulingTrail;
import org.yipanqi.scheduling.Settings;

/** Sessions of clinics: planned by the week, made larger or smaller, cancelled. */
@Service
@NamedInterface("keeping")
public class ClinicSessions {

  static final int MOST_DAYS = 92;

  /**
   * What happens every week.
   *
   * @param kind normal or expert
   * @param weekdays Monday being 1
   * @param capacity how many are seen in a session
   * @param grassroots how many of them are kept for town and village; null: the share of the
   *     parameters, rounded up
   * @param until the last day, at most {@value #MOST_DAYS} days after the first
   */
  public record WeeklyPattern(
      String department,
      String doctor,
      String kind,
      List<Integer> weekdays,
      LocalTime starts,
      LocalTime ends,
      int capacity,
      @Nullable Integer grassroots,
      LocalDate from,
      LocalDate until) {}

  /**
   * @param there days on which the doctor had a session at that hour already
   */
  public record Planned(int added, List<LocalDate> there) {}

  private final SessionRows sessions;
  private final BookingRows rows;
  private final ExpiredHolds expired;
  private final PlaceKeeping keeping;
  private final Settings settings;
  private final SchedulingTrail trail;
  private final Clock clock;

  ClinicSessions(
      SessionRows sessions,
      BookingRows rows,
      ExpiredHolds expired,
      PlaceKeeping keeping,
      Settings settings,
      SchedulingTrail trail,
      Clock clock) {
    this.sessions = sessions;
    this.rows = rows;
    this.expired = expired;
    this.keeping = keeping;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /** Makes the sessions of a period. What is there already stays as it is and is told. */
  public Planned plan(Caller caller, String institution, WeeklyPattern pattern) {
    if (pattern.from().isBefore(LocalDate.now(clock))) {
      throw PAST.because();
    }
    var own = keeping.own(caller, institution);
    return keeping.writing(
        caller,
        () -> {
          var days =
              pattern
                  .from()
                  .datesUntil(pattern.until().plusDays(1))
                  .filter(day -> pattern.weekdays().contains(day.getDayOfWeek().getValue()))
                  .toList();
          var there =
              days.stream().filter(day -> insert(caller, own, pattern, day).isEmpty()).toList();
          keeping.tell(own);
          return new Planned(days.size() - there.size(), there);
        });
  }

  private Optional<Long> insert(Caller caller, int own, WeeklyPattern pattern, LocalDate day) {
    var inForce = settings.on(LocalDate.now(clock));
    var id = sessions.add(own, pattern, Release.of(pattern, day, inForce));
    if (id.isPresent()) {
      note(caller, id.get(), own, Map.of("day", day.toString(), "places", pattern.capacity()));
    }
    return id;
  }

  /**
   * Makes a session larger, by places for everybody, or smaller, by its last places that nobody
   * has. {@code HAS_BOOKINGS} where more are taken.
   */
  public void resize(Caller caller, long session, int version, int capacity) {
    expired.sweep();
    keeping.writing(
        caller,
        () -> {
          var kept = look(caller, session, version);
          if (capacity > kept.capacity()) {
            var no = sessions.lastNo(session);
            sessions.slots(session, kept.institution(), no + 1, no + capacity - kept.capacity(), 0);
          } else if (!sessions.drop(session, kept.capacity() - capacity)) {
            throw HAS_BOOKINGS.because();
          }
          sessions.count(session);
          note(caller, session, kept.institution(), Map.of("places", capacity));
          return true;
        });
  }

  /** Cancels a session; who has a place in it loses it. */
  public void cancel(Caller caller, long session, int version, @Nullable String why) {
    var reason = PlaceKeeping.reason(why);
    keeping.writing(
        caller,
        () -> {
          var kept = look(caller, session, version);
          keeping.lose(rows.liveOf("slot", session), reason);
          sessions.cancel(session, reason);
          note(caller, session, kept.institution(), Map.of("state", "cancelled", "reason", reason));
          return true;
        });
  }

  private SessionRows.Kept look(Caller caller, long session, int version) {
    var kept = sessions.find(session).orElseThrow(UNKNOWN_PLACE::because);
    keeping.check(caller, kept.institution(), kept.version(), version);
    if (!kept.state().equals("open")) {
      throw NOT_OPEN.because();
    }
    if (kept.onDay().isBefore(LocalDate.now(clock))) {
      throw PAST.because();
    }
    return kept;
  }

  private void note(Caller caller, long session, int institution, Map<String, ?> what) {
    trail.kept(caller, SchedulingAction.SESSION_KEPT, "session", session, institution, what);
  }
}
