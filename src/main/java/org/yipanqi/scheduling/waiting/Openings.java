package org.yipanqi.scheduling.waiting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.scheduling.Place;

/** The first free place that somebody in a line could have. */
@Component
class Openings {

  private static final int DEVICE_DAYS = 14;

  private final JdbcClient jdbc;
  private final Clock clock;

  Openings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Place> first(Waiter of) {
    return switch (of.kind()) {
      case "bed" -> bed(of);
      case "slot" -> slot(of);
      default -> time(of);
    };
  }

  private Optional<Place> bed(Waiter of) {
    return jdbc.sql(
            """
            select b.id from scheduling.bed b
             where b.institution_id = :institution and b.department = :what and b.state = 'open'
               and (:sex::text is null or b.sex in ('any', :sex)) and :from <= :today
               and not exists (select from scheduling.claim c where c.bed_id = b.id)
             order by b.sex = 'any', b.ward, length(b.no), b.no
             limit 1
            """)
        .param("institution", of.institution())
        .param("what", of.what())
        .param("sex", of.sex())
        .param("from", of.from())
        .param("today", LocalDate.now(clock))
        .query(Long.class)
        .optional()
        .map(Place.Bed::new);
  }

  private Optional<Place> slot(Waiter of) {
    return jdbc.sql(
            """
            select s.id
              from scheduling.session s
              join registry_api.institution i on i.id = :for
             where s.institution_id = :institution and s.department = :what and s.state = 'open'
               and s.on_day >= greatest(:from, :today)
               and coalesce(s.on_day <= :until::date, true)
               and (s.on_day + s.ends) at time zone 'Asia/Shanghai' > :now
               and exists (
                 select from scheduling.slot t
                  where t.session_id = s.id
                    and scheduling.released(t.grassroots, scheduling.grassroots(i.kind),
                          s.grassroots_from, s.public_from, s.unsold_public_from, :today)
                    and not exists (select from scheduling.claim c
                                     where c.session_id = t.session_id and c.slot_no = t.no))
             order by s.on_day, s.starts, s.id
             limit 1
            """)
        .param("for", of.forInstitution())
        .param("institution", of.institution())
        .param("what", of.what())
        .param("from", of.from())
        .param("until", of.until())
        .param("today", LocalDate.now(clock))
        .param("now", OffsetDateTime.now(clock))
        .query(Long.class)
        .optional()
        .map(Place.Slot::new);
  }

  private Optional<Place> time(Waiter of) {
    return jdbc.sql(
            """
            select d.id as device, t.starts as "from"
              from scheduling.device d
             cross join lateral scheduling.device_times(
                     d.id, greatest(:from, :today), :days, :now) t
             where d.institution_id = :institution and d.kind = :what and d.state = 'open'
               and t.taken is null and t.starts > :now
               and coalesce((t.starts at time zone 'Asia/Shanghai')::date <= :until::date, true)
             order by t.starts, d.id
             limit 1
            """)
        .param("institution", of.institution())
        .param("what", of.what())
        .param("from", of.from())
        .param("until", of.until())
        .param("days", DEVICE_DAYS)
        .param("today", LocalDate.now(clock))
        .param("now", OffsetDateTime.now(clock))
        .query(Place.DeviceTime.class)
        .optional()
        .map(it -> it);
  }
}
