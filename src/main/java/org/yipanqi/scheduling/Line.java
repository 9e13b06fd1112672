package org.yipanqi.scheduling;

import static org.yipanqi.scheduling.SchedulingProblem.OTHERS_WAIT;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.scheduling.WaitingOrder.Standing;

/**
 * Those who wait, as far as taking a place concerns them: nobody takes a place that somebody who
 * comes before waits for and could have, and whoever got a place leaves the line.
 */
@Component
public class Line {

  private final JdbcClient jdbc;
  private final Settings settings;
  private final Clock clock;

  Line(JdbcClient jdbc, Settings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  public WaitingOrder order() {
    return new WaitingOrder(settings.on(LocalDate.now(clock)));
  }

  /** Refuses who would go past somebody. */
  void pass(Place place, Wanted wanted, OffsetDateTime now) {
    var waiting =
        switch (place) {
          case Place.Bed(var bed) -> forBed(bed, wanted, now);
          case Place.Slot(var session) -> forSlot(session, wanted, now);
          case Place.DeviceTime(var device, var from) -> forDevice(device, from, wanted);
        };
    if (waiting.isEmpty()) {
      return;
    }
    var asking = new Standing(Long.MAX_VALUE, wanted.urgency(), wanted.green(), 0, now);
    var order = order().comparator();
    if (waiting.stream().anyMatch(each -> order.compare(each, asking) < 0)) {
      throw OTHERS_WAIT.because();
    }
  }

  private List<Standing> forBed(long bed, Wanted wanted, OffsetDateTime now) {
    return jdbc.sql(
            """
            select w.id, w.urgency, w.green, w.missed, w.joined_at
              from scheduling.bed b
              join scheduling.waiting w
                on w.institution_id = b.institution_id and w.kind = 'bed' and w.what = b.department
             where b.id = :bed and w.state = 'waiting' and w.from_day <= :today
               and (w.sex is null or b.sex in ('any', w.sex))
               and w.reference is distinct from coalesce(:reference::text, '')
            """)
        .param("bed", bed)
        .param("today", today(now))
        .param("reference", wanted.reference())
        .query((row, _) -> standing(row))
        .list();
  }

  private List<Standing> forSlot(long session, Wanted wanted, OffsetDateTime now) {
    return jdbc.sql(
            """
            select w.id, w.urgency, w.green, w.missed, w.joined_at
              from scheduling.session s
              join scheduling.waiting w
                on w.institution_id = s.institution_id and w.kind = 'slot' and w.what = s.department
              join registry_api.institution i on i.id = w.for_institution_id
             where s.id = :session and w.state = 'waiting' and w.from_day <= s.on_day
               and coalesce(w.until_day >= s.on_day, true)
               and w.reference is distinct from coalesce(:reference::text, '')
               and exists (
                 select from scheduling.slot t
                  where t.session_id = s.id
                    and scheduling.released(t.grassroots, scheduling.grassroots(i.kind),
                          s.grassroots_from, s.public_from, s.unsold_public_from, :today)
                    and not exists (select from scheduling.claim c
                                     where c.session_id = t.session_id and c.slot_no = t.no))
            """)
        .param("session", session)
        .param("today", today(now))
        .param("reference", wanted.reference())
        .query((row, _) -> standing(row))
        .list();
  }

  private List<Standing> forDevice(long device, OffsetDateTime from, Wanted wanted) {
    return jdbc.sql(
            """
            select w.id, w.urgency, w.green, w.missed, w.joined_at
              from scheduling.device d
              join scheduling.waiting w
                on w.institution_id = d.institution_id and w.kind = 'device' and w.what = d.kind
             where d.id = :device and w.state = 'waiting' and w.from_day <= :day
               and coalesce(w.until_day >= :day, true)
               and w.reference is distinct from coalesce(:reference::text, '')
            """)
        .param("device", device)
        .param("day", today(from))
        .param("reference", wanted.reference())
        .query((row, _) -> standing(row))
        .list();
  }

  /** What becomes of who waited, when a booking changes. */
  public void follow(Booking booking, BookingState next, OffsetDateTime now) {
    switch (next) {
      case CONFIRMED -> placed(booking, now);
      case RELEASED, EXPIRED -> missed(booking, now);
      case LOST -> again(booking);
      case HELD, USED, ENDED, NO_SHOW -> {}
    }
  }

  private void placed(Booking booking, OffsetDateTime now) {
    jdbc.sql(
            """
            update scheduling.waiting
               set state = 'placed', booking_id = :booking, ended_at = :now, version = version + 1
             where state in ('waiting', 'offered') and institution_id = :institution
               and for_institution_id = :for and kind = :kind
               and (booking_id = :booking or (state = 'waiting' and reference = :reference))
            """)
        .param("booking", booking.id())
        .param("now", now)
        .param("institution", booking.institution())
        .param("for", booking.forInstitution())
        .param("kind", booking.kind())
        .param("reference", booking.reference())
        .update();
  }

  /** The offer goes on to the next; who lets too many pass is out of the line. */
  private void missed(Booking booking, OffsetDateTime now) {
    jdbc.sql(
            """
            update scheduling.waiting
               set missed = missed + 1, booking_id = null, version = version + 1,
                   state = case when missed + 1 >= :most then 'lapsed' else 'waiting' end,
                   ended_at = case when missed + 1 >= :most then :now::timestamptz end
             where booking_id = :booking and state = 'offered'
            """)
        .param("most", settings.on(LocalDate.now(clock), "missed_offers_most"))
        .param("now", now)
        .param("booking", booking.id())
        .update();
  }

  private void again(Booking booking) {
    jdbc.sql(
            """
            update scheduling.waiting
               set state = 'waiting', booking_id = null, version = version + 1
             where booking_id = :booking and state = 'offered'
            """)
        .param("booking", booking.id())
        .update();
  }

  private LocalDate today(OffsetDateTime at) {
    return at.atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Set<Green> green = Green.read(row.getArray("green"));
    return new Standing(
        row.getLong("id"),
        Urgency.find(row.getString("urgency")).orElseThrow(),
        green,
        row.getInt("missed"),
        Objects.requireNonNull(row.getObject("joined_at", OffsetDateTime.class)));
  }
}
