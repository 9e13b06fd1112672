package org.yipanqi.scheduling;

import static org.yipanqi.scheduling.SchedulingProblem.CHANGED_MEANWHILE;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_YOUR_PLACE;
import static org.yipanqi.scheduling.SchedulingProblem.REASON_NEEDED;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.web.BrowserEvents;

/** Closes and opens beds. Whoever had booked one that closes loses it, and is told. */
@Service
public class Beds {

  static final int SHORTEST_REASON = 2;
  static final int LONGEST_REASON = 200;

  private record Kept(int institution, int version) {}

  private final JdbcClient jdbc;
  private final BookingRows rows;
  private final SchedulingTrail trail;
  private final ApplicationEventPublisher events;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Beds(
      JdbcClient jdbc,
      BookingRows rows,
      SchedulingTrail trail,
      ApplicationEventPublisher events,
      BrowserEvents browsers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.trail = trail;
    this.events = events;
    this.browsers = browsers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes a bed out of use; a booking of it is lost ({@link BedClosed}). */
  public void close(Caller caller, long bed, int version, @Nullable String why) {
    var reason = why == null ? "" : why.strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    change(caller, bed, version, "closed", reason);
  }

  public void open(Caller caller, long bed, int version) {
    change(caller, bed, version, "open", null);
  }

  private void change(Caller caller, long bed, int version, String state, @Nullable String reason) {
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var kept = check(caller, bed, version);
                  if (reason != null) {
                    lose(bed, reason);
                  }
                  set(bed, state, reason);
                  trail.bed(caller, bed, kept.institution(), reason, state);
                  browsers.tell("places", Map.of("institution", kept.institution()));
                  return true;
                }));
  }

  private Kept check(Caller caller, long bed, int version) {
    var kept =
        jdbc.sql(
                """
                select institution_id as institution, version from scheduling.bed where id = :bed
                """)
            .param("bed", bed)
            .query(Kept.class)
            .optional()
            .orElseThrow(UNKNOWN_PLACE::because);
    if (!caller.writes().covers(kept.institution())) {
      throw NOT_YOUR_PLACE.because();
    }
    if (kept.version() != version) {
      throw CHANGED_MEANWHILE.because();
    }
    return kept;
  }

  /** The booking first, then the bed: the order in which everybody locks. */
  private void lose(long bed, String reason) {
    jdbc.sql(
            """
            select *, lower(span) as begins from scheduling.booking
             where bed_id = :bed and live
             for update
            """)
        .param("bed", bed)
        .query((row, _) -> Booking.read(row))
        .list()
        .forEach(booking -> {
          rows.change(booking, BookingState.LOST, OffsetDateTime.now(clock), null, reason);
          events.publishEvent(new BedClosed(booking.id(), booking.reference()));
        });
  }

  private void set(long bed, String state, @Nullable String reason) {
    jdbc.sql(
            """
            update scheduling.bed set state = :state, reason = :reason, version = version + 1
             where id = :bed
            """)
        .param("state", state)
        .param("reason", reason)
        .param("bed", bed)
        .update();
  }
}
