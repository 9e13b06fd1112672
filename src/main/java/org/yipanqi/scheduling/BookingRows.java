package org.yipanqi.scheduling;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** Bookings and the claims on places that belong to them. */
@Repository
public class BookingRows {

  private final JdbcClient jdbc;

  BookingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the place itself; empty where somebody has it. */
  public Optional<Long> take(
      Place place, @Nullable Integer slot, Holding.Open open, Wanted wanted, OffsetDateTime until) {
    return jdbc.sql(
            """
            insert into scheduling.claim (booking_id, institution_id, for_institution_id, session_id,
                   slot_no, bed_id, device_id, span, state, until)
            values (nextval('scheduling.booking_id'), :institution, :for, :session, :slot, :bed,
                   :device, case when :device::bigint is not null
                            then tstzrange(:from::timestamptz, :to::timestamptz) end,
                   'held', :until)
            on conflict do nothing
            returning booking_id
            """)
        .param("institution", open.institution())
        .param("for", wanted.forInstitution())
        .param("session", open.session())
        .param("slot", slot)
        .param("bed", place instanceof Place.Bed(var bed) ? bed : null)
        .param("device", place instanceof Place.DeviceTime d ? d.device() : null)
        .param("from", place instanceof Place.DeviceTime d ? d.from() : null)
        .param("to", open.until())
        .param("until", until)
        .query(Long.class)
        .optional();
  }

  public Booking add(
      Caller by,
      long id,
      Place place,
      @Nullable Integer slot,
      Holding.Open open,
      Wanted wanted,
      OffsetDateTime now,
      OffsetDateTime until) {
    return jdbc.sql(
            """
            insert into scheduling.booking (id, kind, institution_id, for_institution_id, person_id,
                   reference, urgency, session_id, slot_no, bed_id, device_id, span, state, held_at,
                   held_until, by_user, by_name, by_duty, by_unit)
            select :id, :kind, c.institution_id, c.for_institution_id, :person, :reference, :urgency,
                   c.session_id, c.slot_no, c.bed_id, c.device_id, c.span, 'held', :now, :until,
                   :user, :name, :duty, :unit
              from scheduling.claim c
             where c.booking_id = :id
            returning *, lower(span) as begins
            """)
        .param("id", id)
        .param("kind", place.kind())
        .param("person", wanted.person())
        .param("reference", wanted.reference())
        .param("urgency", wanted.urgency().code())
        .param("now", now)
        .param("until", until)
        .param("user", by.user())
        .param("name", by.name())
        .param("duty", by.duty().name())
        .param("unit", by.unit())
        .query((row, _) -> Booking.read(row))
        .single();
  }

  Optional<Booking> find(long id) {
    return jdbc.sql(
            """
            select *, lower(span) as begins from scheduling.booking where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Booking.read(row))
        .optional();
  }

  /** Whoever has something of a place, locked. */
  public List<Booking> liveOf(String kind, long place) {
    return jdbc.sql(
            """
            select *, lower(span) as begins from scheduling.booking
             where live and kind = :kind
               and (bed_id = :place or session_id = :place or device_id = :place)
             order by id
               for update
            """)
        .param("kind", kind)
        .param("place", place)
        .query((row, _) -> Booking.read(row))
        .list();
  }

  Optional<Booking> lock(long id) {
    return jdbc.sql(
            """
            select *, lower(span) as begins from scheduling.booking where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Booking.read(row))
        .optional();
  }

  /** Its next state; the place is given back where it is not somebody's any more. */
  public Booking change(
      Booking was,
      BookingState next,
      OffsetDateTime now,
      @Nullable OffsetDateTime leaving,
      @Nullable String reason) {
    if (next.live()) {
      jdbc.sql(
              """
              update scheduling.claim
                 set state = :state, until = null, leaving_at = :leaving::timestamptz
               where booking_id = :id
              """)
          .param("state", next.code())
          .param("leaving", leaving)
          .param("id", was.id())
          .update();
    } else {
      jdbc.sql(
              """
              delete from scheduling.claim where booking_id = :id
              """)
          .param("id", was.id())
          .update();
    }
    jdbc.sql(
            """
            update scheduling.booking
               set state = :state, version = version + 1, leaving_at = :leaving::timestamptz,
                   reason = coalesce(:reason, reason), ended_at = :ended::timestamptz
             where id = :id
            """)
        .param("state", next.code())
        .param("leaving", leaving)
        .param("reason", reason)
        .param("ended", next.live() ? null : now)
        .param("id", was.id())
        .update();
    return find(was.id()).orElseThrow();
  }
}
