package org.yipanqi.scheduling;

import static org.yipanqi.scheduling.SchedulingProblem.NOT_OPEN;
import static org.yipanqi.scheduling.SchedulingProblem.NOT_RELEASED_YET;
import static org.yipanqi.scheduling.SchedulingProblem.OTHER_SEX;
import static org.yipanqi.scheduling.SchedulingProblem.PAST;
import static org.yipanqi.scheduling.SchedulingProblem.TAKEN;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a place may be taken by somebody, before it is tried. What is free the database says. */
@Component
public class Holding {

  /**
   * @param until when a device's time ends; null for what has no end
   */
  public record Open(int institution, @Nullable Long session, @Nullable OffsetDateTime until) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Holding(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Open look(Place place, Wanted wanted, OffsetDateTime now) {
    return switch (place) {
      case Place.Bed(var bed) -> bed(bed, wanted);
      case Place.Slot(var session) -> session(session, now);
      case Place.DeviceTime(var device, var from) -> device(device, from, now);
    };
  }

  /** The first free slot of those released to who asks, kept from others for this transaction. */
  public int freeSlot(Open open, Wanted wanted, OffsetDateTime now) {
    var today = now.atZoneSameInstant(clock.getZone()).toLocalDate();
    return slot(open, wanted, today)
        .orElseThrow(
            () -> released(open, wanted, today) ? TAKEN.because() : NOT_RELEASED_YET.because());
  }

  private boolean released(Open open, Wanted wanted, LocalDate today) {
    return jdbc.sql(
            """
            select coalesce(bool_or(scheduling.released(t.grassroots, scheduling.grassroots(i.kind),
                     s.grassroots_from, s.public_from, s.unsold_public_from, :today)), false)
              from scheduling.session s
              join scheduling.slot t on t.session_id = s.id
              join registry_api.institution i on i.id = :for
             where s.id = :session
            """)
        .param("today", today)
        .param("for", wanted.forInstitution())
        .param("session", open.session())
        .query(Boolean.class)
        .single();
  }

  private Optional<Integer> slot(Open open, Wanted wanted, LocalDate today) {
    return jdbc.sql(
            """
            select t.no
              from scheduling.slot t
              join scheduling.session s on s.id = t.session_id
              join registry_api.institution i on i.id = :for
             where t.session_id = :session
               and scheduling.released(t.grassroots, scheduling.grassroots(i.kind),
                     s.grassroots_from, s.public_from, s.unsold_public_from, :today)
               and not exists (select from scheduling.claim c
                                where c.session_id = t.session_id and c.slot_no = t.no)
             order by t.grassroots = scheduling.grassroots(i.kind) desc, t.no
             limit 1
               for update of t skip locked
            """)
        .param("session", open.session())
        .param("for", wanted.forInstitution())
        .param("today", today)
        .query(Integer.class)
        .optional();
  }

  private Open bed(long bed, Wanted wanted) {
    return jdbc.sql(
            """
            select b.institution_id, b.state = 'open' as is_open,
                   p.sex is null or b.sex in ('any', p.sex) as fits
              from scheduling.bed b
              left join residents_api.person p on p.person = :person
             where b.id = :bed
            """)
        .param("person", wanted.person())
        .param("bed", bed)
        .query((row, _) -> {
          if (!row.getBoolean("is_open")) {
            throw NOT_OPEN.because();
          }
          if (!row.getBoolean("fits")) {
            throw OTHER_SEX.because();
          }
          return new Open(row.getInt("institution_id"), null, null);
        })
        .optional()
        .orElseThrow(UNKNOWN_PLACE::because);
  }

  private Open session(long session, OffsetDateTime now) {
    return jdbc.sql(
            """
            select institution_id, state = 'open' as is_open, on_day, ends
              from scheduling.session
             where id = :session
            """)
        .param("session", session)
        .query((row, _) -> {
          if (!row.getBoolean("is_open")) {
            throw NOT_OPEN.because();
          }
          if (end(row).isBefore(now)) {
            throw PAST.because();
          }
          return new Open(row.getInt("institution_id"), session, null);
        })
        .optional()
        .orElseThrow(UNKNOWN_PLACE::because);
  }

  private OffsetDateTime end(ResultSet row) throws SQLException {
    var day = Objects.requireNonNull(row.getObject("on_day", LocalDate.class));
    var time = Objects.requireNonNull(row.getObject("ends", LocalTime.class));
    return day.atTime(time).atZone(clock.getZone()).toOffsetDateTime();
  }

  private Open device(long device, OffsetDateTime from, OffsetDateTime now) {
    if (from.isBefore(now)) {
      throw PAST.because();
    }
    var local = from.atZoneSameInstant(clock.getZone());
    return jdbc.sql(
            """
            select institution_id, minutes,
                   state = 'open' and :weekday = any(weekdays) and :time >= opens
                     and (extract(epoch from :time - opens) / 60)::int % minutes = 0
                     and extract(epoch from closes - :time) >= minutes * 60 as is_open
              from scheduling.device
             where id = :device
            """)
        .param("device", device)
        .param("weekday", local.getDayOfWeek().getValue())
        .param("time", local.toLocalTime())
        .query((row, _) -> {
          if (!row.getBoolean("is_open")) {
            throw NOT_OPEN.because();
          }
          return new Open(
              row.getInt("institution_id"), null, from.plusMinutes(row.getInt("minutes")));
        })
        .optional()
        .orElseThrow(UNKNOWN_PLACE::because);
  }
}
