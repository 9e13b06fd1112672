package org.yipanqi.scheduling;

import static org.yipanqi.scheduling.SchedulingProblem.CHANGED_MEANWHILE;
import static org.yipanqi.scheduling.SchedulingProblem.HOLD_EXPIRED;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_YOUR_PLACE;
import static org.yipanqi.scheduling.SchedulingProblem.TAKEN;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_BOOKING;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Action;
import org.yipanqi.database.Acting;
import org.yipanqi.web.BrowserEvents;

/**
 * Takes a place, keeps it, gives it back. A hold stands for some time and is a step of its own,
 * never part of another transaction; what follows on it joins the transaction of whoever calls, as
 * long as that writes in the caller's limits ({@code Acting.asHouseWriting(caller.writes(), …)}).
 * The booking is seen by the institution whose place it is and by the one that asked.
 */
@Service
public class Bookings {

  private static final int ATTEMPTS = 5;

  private final BookingRows rows;
  private final Holding holding;
  private final Line line;
  private final ExpiredHolds expired;
  private final Settings settings;
  private final SchedulingTrail trail;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Bookings(
      BookingRows rows,
      Holding holding,
      Line line,
      ExpiredHolds expired,
      Settings settings,
      SchedulingTrail trail,
      BrowserEvents browsers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.holding = holding;
    this.line = line;
    this.expired = expired;
    this.settings = settings;
    this.trail = trail;
    this.browsers = browsers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Holds a place until it is confirmed, released, or its time is over: a bed for somebody urgent
   * 15 minutes, else 2, by the parameters of the day. Asked for by whoever wants it, or by whoever
   * keeps it for somebody who wants it.
   *
   * @throws org.yipanqi.kernel.Problem {@link SchedulingProblem#TAKEN}, {@code NOT_OPEN}, {@code
   *     NOT_RELEASED_YET}, {@code OTHER_SEX}, {@code UNKNOWN_PLACE}, and {@code OTHERS_WAIT} where
   *     somebody in the line comes before
   */
  public Booking hold(Caller caller, Place place, Wanted wanted) {
    expired.sweep();
    return writing(
        caller,
        () -> {
          var now = OffsetDateTime.now(clock);
          var open = holding.look(place, wanted, now);
          if (!caller.writes().covers(wanted.forInstitution())
              && !caller.writes().covers(open.institution())) {
            throw UNKNOWN_INSTITUTION.because();
          }
          line.pass(place, wanted, now);
          var urgentBed = place instanceof Place.Bed && wanted.urgency() == Urgency.URGENT;
          var name = urgentBed ? "urgent_bed_hold_seconds" : "hold_seconds";
          var until = now.plusSeconds(settings.on(LocalDate.now(clock), name));
          for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var slot = place instanceof Place.Slot ? holding.freeSlot(open, wanted, now) : null;
            var id = rows.take(place, slot, open, wanted, until);
            if (id.isPresent()) {
              var booking = rows.add(caller, id.get(), place, slot, open, wanted, now, until);
              trail.booking(caller, SchedulingAction.HELD, booking, null);
              tell(booking);
              return booking;
            }
            if (slot == null) {
              throw TAKEN.because();
            }
          }
          throw TAKEN.because();
        });
  }

  /** Makes a hold firm. {@link SchedulingProblem#HOLD_EXPIRED} when its time is over. */
  public Booking confirm(Caller caller, long booking, int version) {
    return change(
        caller, booking, version, BookingState.CONFIRMED, SchedulingAction.CONFIRMED, null, null);
  }

  /** Gives a place back that was not used. */
  public Booking release(Caller caller, long booking, int version, @Nullable String reason) {
    return change(
        caller, booking, version, BookingState.RELEASED, SchedulingAction.RELEASED, null, reason);
  }

  /**
   * The patient came.
   *
   * @param leaving when a bed is expected to be left
   */
  public Booking used(Caller caller, long booking, int version, @Nullable OffsetDateTime leaving) {
    return change(
        caller, booking, version, BookingState.USED, SchedulingAction.USED, leaving, null);
  }

  /** A used bed was left. */
  public Booking ended(Caller caller, long booking, int version) {
    return change(caller, booking, version, BookingState.ENDED, SchedulingAction.ENDED, null, null);
  }

  /** Nobody came: the place is free for what is left of its time. */
  public Booking noShow(Caller caller, long booking, int version) {
    return change(
        caller, booking, version, BookingState.NO_SHOW, SchedulingAction.NO_SHOW, null, null);
  }

  /** {@link SchedulingProblem#UNKNOWN_BOOKING} where it is not in the caller's sight. */
  public Booking find(Caller caller, long booking) {
    return rows.find(booking)
        .filter(it -> inReach(caller, it))
        .orElseThrow(UNKNOWN_BOOKING::because);
  }

  private Booking change(
      Caller caller,
      long id,
      int version,
      BookingState next,
      Action action,
      @Nullable OffsetDateTime leaving,
      @Nullable String reason) {
    return writing(
        caller,
        () -> {
          var was =
              rows.lock(id).filter(it -> inReach(caller, it)).orElseThrow(UNKNOWN_BOOKING::because);
          var now = OffsetDateTime.now(clock);
          if (was.state() == BookingState.EXPIRED
              || (was.state() == BookingState.HELD && !was.heldUntil().isAfter(now))) {
            throw HOLD_EXPIRED.because();
          }
          if (was.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          if (next.ofTheKeeper() && !caller.writes().covers(was.institution())) {
            throw NOT_YOUR_PLACE.because();
          }
          if (!was.state().mayBecome(next)) {
            throw NOT_IN_THIS_STATE.because(was.state().code());
          }
          var is = rows.change(was, next, now, leaving, reason);
          line.follow(was, next, now);
          trail.booking(caller, action, is, reason);
          tell(is);
          return is;
        });
  }

  private static boolean inReach(Caller caller, Booking booking) {
    return caller.writes().covers(booking.institution())
        || caller.writes().covers(booking.forInstitution());
  }

  private void tell(Booking booking) {
    browsers.tell("places", Map.of("institution", booking.institution()));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
