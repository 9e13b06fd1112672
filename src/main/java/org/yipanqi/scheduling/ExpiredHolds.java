package org.yipanqi.scheduling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.web.BrowserEvents;

/**
 * Gives back what was held too long: before each attempt to take a place, so that none is refused
 * for a dead hold, and every few seconds, so that owners hear of it.
 */
@Component
public class ExpiredHolds {

  private static final int MOST_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final BookingRows rows;
  private final Line line;
  private final PlatformTransactionManager transactions;
  private final ApplicationEventPublisher events;
  private final BrowserEvents browsers;
  private final Clock clock;

  ExpiredHolds(
      JdbcClient jdbc,
      BookingRows rows,
      Line line,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events,
      BrowserEvents browsers,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.line = line;
    this.transactions = transactions;
    this.events = events;
    this.browsers = browsers;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void look() {
    sweep();
  }

  /** How many were given back. What somebody is working on just now is passed over. */
  public int sweep() {
    return Acting.asHouse(() -> Acting.together(transactions, this::expire));
  }

  private int expire() {
    var now = OffsetDateTime.now(clock);
    var late =
        jdbc.sql(
                """
                select *, lower(span) as begins from scheduling.booking
                 where state = 'held' and held_until <= :now
                 order by held_until
                 limit :most
                 for update skip locked
                """)
            .param("now", now)
            .param("most", MOST_AT_ONCE)
            .query((row, _) -> Booking.read(row))
            .list();
    for (var each : late) {
      rows.change(each, BookingState.EXPIRED, now, null, null);
      line.follow(each, BookingState.EXPIRED, now);
      events.publishEvent(new HoldExpired(each.id(), each.reference()));
      browsers.tell("places", Map.of("institution", each.institution()));
    }
    return late.size();
  }
}
