package org.yipanqi.scheduling.waiting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.scheduling.Green;
import org.yipanqi.scheduling.Wanted;

/** Lines as they are stored. */
@Repository
class WaiterRows {

  private final JdbcClient jdbc;

  WaiterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where the same reference waits in this line already. */
  Optional<Long> add(
      Caller by, WaitFor place, @Nullable String sex, Wanted wanted, OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into scheduling.waiting (institution_id, for_institution_id, kind, what, sex,
                   from_day, until_day, person_id, reference, urgency, green, joined_at, by_user,
                   by_name, by_duty, by_unit)
            values (:institution, :for, :kind, :what, :sex, :from, :until::date, :person, :reference,
                   :urgency, :green, :now, :user, :name, :duty, :unit)
            on conflict do nothing
            returning id
            """)
        .param("institution", place.institution())
        .param("for", wanted.forInstitution())
        .param("kind", place.kind())
        .param("what", place.what())
        .param("sex", sex)
        .param("from", place.from() == null ? now.toLocalDate() : place.from())
        .param("until", place.until())
        .param("person", wanted.person())
        .param("reference", wanted.reference())
        .param("urgency", wanted.urgency().code())
        .param("green", Green.codes(wanted.green()))
        .param("now", now)
        .param("user", by.user())
        .param("name", by.name())
        .param("duty", by.duty().name())
        .param("unit", by.unit())
        .query(Long.class)
        .optional();
  }

  Optional<Waiter> find(long id) {
    return jdbc.sql(
            """
            select * from scheduling.waiting where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Waiter.read(row))
        .optional();
  }

  Optional<Waiter> lock(long id) {
    return jdbc.sql(
            """
            select * from scheduling.waiting where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Waiter.read(row))
        .optional();
  }

  /** All who are in the lines of an institution: at most {@link Waiting#MOST} a line. */
  List<Waiter> of(int institution) {
    return jdbc.sql(
            """
            select * from scheduling.waiting
             where institution_id = :institution and ended_at is null
             order by id
             limit 5000
            """)
        .param("institution", institution)
        .query((row, _) -> Waiter.read(row))
        .list();
  }

  int length(WaitFor place) {
    return jdbc.sql(
            """
            select count(*) from scheduling.waiting
             where institution_id = :institution and kind = :kind and what = :what
               and ended_at is null
            """)
        .param("institution", place.institution())
        .param("kind", place.kind())
        .param("what", place.what())
        .query(Integer.class)
        .single();
  }

  /** Institutions that somebody waits for. */
  List<Integer> institutions() {
    return jdbc.sql(
            """
            select distinct institution_id from scheduling.waiting
             where state = 'waiting' and ended_at is null
             order by 1
            """)
        .query((row, _) -> row.getInt("institution_id"))
        .list();
  }

  /** One at a time offers an institution's places, so that nobody goes past somebody. */
  void alone(int institution) {
    jdbc.sql(
            """
            select 1 from (select pg_advisory_xact_lock(7261, :institution)) l
            """)
        .param("institution", institution)
        .query(Integer.class)
        .single();
  }

  void offered(long id, long booking) {
    jdbc.sql(
            """
            update scheduling.waiting
               set state = 'offered', booking_id = :booking, version = version + 1
             where id = :id and state = 'waiting'
            """)
        .param("booking", booking)
        .param("id", id)
        .update();
  }

  void left(long id, OffsetDateTime now, @Nullable String reason) {
    jdbc.sql(
            """
            update scheduling.waiting
               set state = 'left', booking_id = null, ended_at = :now, reason = :reason,
                   version = version + 1
             where id = :id
            """)
        .param("now", now)
        .param("reason", reason)
        .param("id", id)
        .update();
  }
}
