package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.PLACE_ELSEWHERE;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CASE;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.scheduling.BookedPlaces;
import org.yipanqi.scheduling.Booking;
import org.yipanqi.scheduling.BookingState;
import org.yipanqi.scheduling.Bookings;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.scheduling.Wanted;

/**
 * The bed, slot or examination time that a patient is sent to: held while the office thinks, made
 * firm with its answer, and used or given back as the case goes on.
 */
@Service
public class CasePlaces {

  /**
   * A place kept for a case until a moment.
   *
   * @param booking its number
   * @param words as people call it: 7 病区 12 床
   */
  public record Held(long booking, String words, OffsetDateTime until) {}

  /** What the case says of its place after an act; nulls: it has none. */
  record Now(@Nullable Long booking, @Nullable String words) {
    static final Now NONE = new Now(null, null);
  }

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final CaseRows rows;
  private final Permission permission;
  private final Bookings bookings;
  private final BookedPlaces booked;

  CasePlaces(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CaseRows rows,
      Permission permission,
      Bookings bookings,
      BookedPlaces booked) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = rows;
    this.permission = permission;
    this.bookings = bookings;
    this.booked = booked;
  }

  /**
   * Holds a place of the receiver's for a case that the caller may accept or book; what was held
   * for it before is given back.
   */
  public Held hold(Caller caller, String no, Place place) {
    var it =
        Acting.together(transactions, () -> rows.find(no))
            .orElseThrow(() -> UNKNOWN_CASE.because(no));
    var act = it.state() == CaseState.ACCEPTED ? Act.BOOK : Act.ACCEPT;
    permission.check(caller, act, it, true);
    var before = held(no);
    var urgency = Urgency.find(it.urgency().code()).orElseThrow();
    var wanted = new Wanted(it.from(), it.person(), no, urgency, it.green());
    var taken = bookings.hold(caller, place, wanted);
    if (!Integer.valueOf(taken.institution()).equals(it.to())) {
      bookings.release(caller, taken.id(), taken.version(), null);
      throw PLACE_ELSEWHERE.because();
    }
    before.forEach(old -> giveBack(caller, old));
    return new Held(taken.id(), words(taken.id()), taken.heldUntil());
  }

  /**
   * What an act does to the place, in the act's transaction and before the case is locked: bookings
   * are locked before cases everywhere, as a bed that closes tells its case.
   *
   * @param place the held place that an answer makes firm
   * @return empty: the place stays as it is
   */
  Optional<Now> follow(Caller caller, Act act, ReferralCase it, @Nullable Long place) {
    if (place != null) {
      var held = bookings.find(caller, place);
      if (!it.no().equals(held.reference())) {
        throw PLACE_ELSEWHERE.because();
      }
      var firm = bookings.confirm(caller, held.id(), held.version());
      return Optional.of(new Now(firm.id(), words(firm.id())));
    }
    return it.place() == null
        ? Optional.empty()
        : leave(caller, act, bookings.find(caller, it.place()));
  }

  private Optional<Now> leave(Caller caller, Act act, Booking it) {
    switch (act) {
      case ARRIVE -> {
        bookings.used(caller, it.id(), it.version(), null);
        return Optional.empty();
      }
      case MISS -> bookings.noShow(caller, it.id(), it.version());
      case CONFIRM_CANCEL, DECLINE, REDIRECT, EXPIRE, DIE -> giveUp(caller, act, it);
      case DISCHARGE -> {
        if (!it.kind().equals("bed")) {
          return Optional.empty();
        }
        bookings.ended(caller, it.id(), it.version());
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(Now.NONE);
  }

  private void giveUp(Caller caller, Act act, Booking it) {
    if (it.state() == BookingState.USED) {
      // that a bed was left, only its ward can tell
      if (caller.writes().covers(it.institution())) {
        bookings.ended(caller, it.id(), it.version());
      }
    } else {
      bookings.release(caller, it.id(), it.version(), act.label().zh());
    }
  }

  private void giveBack(Caller caller, long booking) {
    var old = bookings.find(caller, booking);
    if (old.state() == BookingState.HELD) {
      bookings.release(caller, old.id(), old.version(), null);
    }
  }

  private String words(long booking) {
    return booked.words(booking);
  }

  /** Live holds for a case. */
  private List<Long> held(String no) {
    return Acting.together(
        transactions,
        () ->
            jdbc.sql(
                    """
                    select booking from scheduling_api.booking
                     where reference = :no and state = 'held' and held_until > :now
                     limit 20
                    """)
                .param("no", no)
                .param("now", rows.now())
                .query(Long.class)
                .list());
  }
}
