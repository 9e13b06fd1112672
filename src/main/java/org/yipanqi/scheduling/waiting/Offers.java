package org.yipanqi.scheduling.waiting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Problem;
import org.yipanqi.scheduling.Booking;
import org.yipanqi.scheduling.BookingRows;
import org.yipanqi.scheduling.ExpiredHolds;
import org.yipanqi.scheduling.Holding;
import org.yipanqi.scheduling.Line;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.SchedulingAction;
import org.yipanqi.scheduling.SchedulingTrail;
import org.yipanqi.scheduling.Settings;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.web.BrowserEvents;

/**
 * Holds what is free for the first in its line, for the time of a parameter. Looks every few
 * seconds; between two looks nobody goes past who waits, because taking a place asks the line.
 */
@Component
class Offers {

  private final WaiterRows rows;
  private final Openings openings;
  private final Line line;
  private final Holding holding;
  private final BookingRows bookings;
  private final ExpiredHolds expired;
  private final Settings settings;
  private final SchedulingTrail trail;
  private final ApplicationEventPublisher events;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Offers(
      WaiterRows rows,
      Openings openings,
      Line line,
      Holding holding,
      BookingRows bookings,
      ExpiredHolds expired,
      Settings settings,
      SchedulingTrail trail,
      ApplicationEventPublisher events,
      BrowserEvents browsers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.openings = openings;
    this.line = line;
    this.holding = holding;
    this.bookings = bookings;
    this.expired = expired;
    this.settings = settings;
    this.trail = trail;
    this.events = events;
    this.browsers = browsers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Looks in processes that serve pages. */
  @Component
  @ConditionalOnWebApplication
  static class Watch {

    private final Offers offers;

    Watch(Offers offers) {
      this.offers = offers;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void look() {
      offers.sweep();
    }
  }

  /** How many places were offered. */
  int sweep() {
    expired.sweep();
    return Acting.asHouse(() -> {
      var offered = 0;
      for (var institution : rows.institutions()) {
        offered += Acting.together(transactions, () -> offer(institution));
      }
      return offered;
    });
  }

  private int offer(int institution) {
    rows.alone(institution);
    var inVain = new HashSet<String>();
    var offered = 0;
    var order = Comparator.comparing(Waiter::standing, line.order().comparator());
    for (var each :
        rows.of(institution).stream()
            .filter(it -> it.state().equals("waiting"))
            .sorted(order)
            .toList()) {
      if (inVain.contains(each.wish())) {
        continue;
      }
      if (offer(each).isPresent()) {
        offered++;
      } else {
        inVain.add(each.wish());
      }
    }
    return offered;
  }

  private Optional<Booking> offer(Waiter to) {
    return openings.first(to).flatMap(place -> hold(to, place));
  }

  /** Empty where somebody was quicker: the next look tries again. */
  private Optional<Booking> hold(Waiter to, Place place) {
    var now = OffsetDateTime.now(clock);
    var until = now.plusSeconds(settings.on(LocalDate.now(clock), seconds(to)));
    try {
      var open = holding.look(place, to.wanted(), now);
      var slot = place instanceof Place.Slot ? holding.freeSlot(open, to.wanted(), now) : null;
      return bookings
          .take(place, slot, open, to.wanted(), until)
          .map(id -> {
            var booking = bookings.add(to.by(), id, place, slot, open, to.wanted(), now, until);
            rows.offered(to.id(), id);
            tell(to, booking);
            return booking;
          });
    } catch (Problem takenMeanwhile) {
      return Optional.empty();
    }
  }

  private void tell(Waiter to, Booking booking) {
    trail.booking(Caller.operator(), SchedulingAction.OFFERED, booking, null);
    events.publishEvent(new PlaceOffered(to.reference(), booking.id(), booking.heldUntil()));
    browsers.tell("places", Map.of("institution", to.institution()));
  }

  private static String seconds(Waiter to) {
    return to.urgency() == Urgency.URGENT ? "urgent_offer_seconds" : "offer_seconds";
  }
}
