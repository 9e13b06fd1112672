package org.yipanqi.scheduling.pools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;

/** Who has places of an institution: no person is named, only what the booking belongs to. */
@Service
public class LiveBookings {

  /**
   * @param kind slot, bed or device
   * @param department of the bed or session; null of a device
   * @param name the ward, the doctor or the device
   * @param no of the bed or the slot
   * @param day of the slot; null of a bed
   * @param from when the slot's session or the device's time begins, as a time of that day
   * @param forInstitution whose patient it is, in short
   * @param reference what it belongs to, as a referral's number
   * @param heldUntil the end of a hold
   * @param keeper whether the caller keeps the place
   */
  public record BookingLine(
      long id,
      String kind,
      @Nullable String department,
      String name,
      @Nullable String no,
      @Nullable LocalDate day,
      @Nullable LocalTime from,
      String forInstitution,
      @Nullable String reference,
      String urgency,
      String state,
      @Nullable OffsetDateTime heldUntil,
      String by,
      int version,
      boolean keeper) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  LiveBookings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The newest first. A hold whose time is over, and a slot or time used on an earlier day, is left
   * out.
   */
  @Transactional(readOnly = true)
  public List<BookingLine> live(
      Caller caller, String institution, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select b.id, b.kind, b.institution_id, coalesce(d.department, s.department) as department,
                   coalesce(d.ward, s.doctor, v.name) as name,
                   coalesce(d.no, b.slot_no::text) as no,
                   coalesce(s.on_day, (lower(b.span) at time zone 'Asia/Shanghai')::date) as on_day,
                   coalesce(s.starts, (lower(b.span) at time zone 'Asia/Shanghai')::time) as starts,
                   f.short_name as for_institution, b.reference, b.urgency, b.state,
                   case when b.state = 'held' then b.held_until end as held_until, b.by_name,
                   b.version
              from scheduling.booking b
              join registry_api.institution i on i.id = b.institution_id
              join registry_api.institution f on f.id = b.for_institution_id
              left join scheduling.bed d on d.id = b.bed_id
              left join scheduling.session s on s.id = b.session_id
              left join scheduling.device v on v.id = b.device_id
             where i.code = :institution and b.live
               and (b.state <> 'held' or b.held_until > :now)
               and (b.state <> 'used' or b.kind = 'bed'
                    or coalesce(s.on_day, (lower(b.span) at time zone 'Asia/Shanghai')::date) >= :today)
               and b.id < coalesce(:before::bigint, 9223372036854775807)
             order by b.id desc
             limit :limit
            """)
        .param("institution", institution)
        .param("now", OffsetDateTime.now(clock))
        .param("today", LocalDate.now(clock))
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> line(caller, row))
        .list();
  }

  private static BookingLine line(Caller caller, ResultSet row) throws SQLException {
    return new BookingLine(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("department"),
        Objects.requireNonNull(row.getString("name")),
        row.getString("no"),
        row.getObject("on_day", LocalDate.class),
        row.getObject("starts", LocalTime.class),
        row.getString("for_institution"),
        row.getString("reference"),
        row.getString("urgency"),
        row.getString("state"),
        row.getObject("held_until", OffsetDateTime.class),
        row.getString("by_name"),
        row.getInt("version"),
        caller.writes().covers(row.getInt("institution_id")));
  }
}
