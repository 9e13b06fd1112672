package org.yipanqi.scheduling.keeping;

import static org.yipanqi.scheduling.SchedulingProblem.CHANGED_MEANWHILE;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_YOUR_PLACE;
import static org.yipanqi.scheduling.SchedulingProblem.REASON_NEEDED;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.scheduling.Booking;
import org.yipanqi.scheduling.BookingRows;
import org.yipanqi.scheduling.BookingState;
import org.yipanqi.scheduling.Line;
import org.yipanqi.scheduling.PlaceLost;
import org.yipanqi.web.BrowserEvents;

/** What keeping has in common whatever the kind of place: whose it is, and what is lost with it. */
@Component
class PlaceKeeping {

  static final int SHORTEST_REASON = 2;
  static final int LONGEST_REASON = 200;

  private final Registry registry;
  private final BookingRows rows;
  private final Line line;
  private final ApplicationEventPublisher events;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  PlaceKeeping(
      Registry registry,
      BookingRows rows,
      Line line,
      ApplicationEventPublisher events,
      BrowserEvents browsers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.registry = registry;
    this.rows = rows;
    this.line = line;
    this.events = events;
    this.browsers = browsers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The number of an institution whose places the caller keeps. */
  int own(Caller caller, String code) {
    var institution =
        registry
            .snapshot()
            .institution(code)
            .map(Institution::id)
            .orElseThrow(UNKNOWN_INSTITUTION::because);
    if (!caller.writes().covers(institution)) {
      throw NOT_YOUR_PLACE.because();
    }
    return institution;
  }

  /** One transaction with the right to write what the caller keeps; then pages hear of it. */
  <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }

  /** Refuses somebody else's place, and what was changed since it was looked at. */
  void check(Caller caller, int institution, int version, int expected) {
    if (!caller.writes().covers(institution)) {
      throw NOT_YOUR_PLACE.because();
    }
    if (version != expected) {
      throw CHANGED_MEANWHILE.because();
    }
    tell(institution);
  }

  void tell(int institution) {
    browsers.tell("places", Map.of("institution", institution));
  }

  static String reason(@Nullable String given) {
    var reason = given == null ? "" : given.strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    return reason;
  }

  /** Ends bookings whose place goes; who owns them is told. Before the place itself is touched. */
  void lose(List<Booking> bookings, String reason) {
    var now = OffsetDateTime.now(clock);
    for (var each : bookings) {
      rows.change(each, BookingState.LOST, now, null, reason);
      line.follow(each, BookingState.LOST, now);
      events.publishEvent(new PlaceLost(each.id(), each.kind(), each.reference(), reason));
    }
  }
}
