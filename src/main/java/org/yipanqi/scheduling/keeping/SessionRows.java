package org.yipanqi.scheduling.keeping;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.scheduling.keeping.ClinicSessions.WeeklyPattern;

/** Sessions and their slots as they are stored. */
@Repository
class SessionRows {

  record Kept(int institution, int version, String state, int capacity, LocalDate onDay) {}

  private final JdbcClient jdbc;

  SessionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where the doctor has one at that hour already. */
  Optional<Long> add(int own, WeeklyPattern pattern, Release release) {
    var id =
        jdbc.sql(
                """
                insert into scheduling.session (institution_id, department, doctor, kind, on_day, starts,
                       ends, capacity, grassroots, grassroots_from, public_from, unsold_public_from)
                values (:institution, :department, :doctor, :kind, :day, :starts, :ends, :capacity,
                       :grassroots, :first, :everybody, :unsold::date)
                on conflict (institution_id, department, doctor, on_day, starts) do nothing
                returning id
                """)
            .param("institution", own)
            .param("department", pattern.department())
            .param("doctor", pattern.doctor())
            .param("kind", pattern.kind())
            .param("day", release.day())
            .param("starts", pattern.starts())
            .param("ends", pattern.ends())
            .param("capacity", pattern.capacity())
            .param("grassroots", release.grassroots())
            .param("first", release.grassrootsFrom())
            .param("everybody", release.publicFrom())
            .param("unsold", release.unsoldPublicFrom())
            .query(Long.class)
            .optional();
    id.ifPresent(it -> slots(it, own, 1, pattern.capacity(), release.grassroots()));
    return id;
  }

  void slots(long session, int own, int first, int last, int grassroots) {
    jdbc.sql(
            """
            insert into scheduling.slot (session_id, no, institution_id, grassroots)
            select :session, n, :institution, n <= :grassroots
              from generate_series(:first::int, :last::int) n
            """)
        .param("session", session)
        .param("institution", own)
        .param("grassroots", grassroots)
        .param("first", first)
        .param("last", last)
        .update();
  }

  int lastNo(long session) {
    return jdbc.sql(
            """
            select max(no) from scheduling.slot where session_id = :session
            """)
        .param("session", session)
        .query(Integer.class)
        .single();
  }

  /** Takes away so many places that nobody has, the last first; false where there are fewer. */
  boolean drop(long session, int places) {
    var dropped =
        jdbc.sql(
                """
                delete from scheduling.slot
                 where session_id = :session and no in (
                   select t.no from scheduling.slot t
                    where t.session_id = :session
                      and not exists (select from scheduling.claim c
                                       where c.session_id = t.session_id and c.slot_no = t.no)
                    order by t.grassroots, t.no desc
                    limit :places
                      for update of t skip locked)
                """)
            .param("session", session)
            .param("places", places)
            .update();
    return dropped == places;
  }

  void count(long session) {
    jdbc.sql(
            """
            update scheduling.session s
               set capacity = t.all_of_them, grassroots = t.kept, version = version + 1
              from (select count(*) as all_of_them, count(*) filter (where grassroots) as kept
                      from scheduling.slot where session_id = :session) t
             where s.id = :session
            """)
        .param("session", session)
        .update();
  }

  void cancel(long session, String reason) {
    jdbc.sql(
            """
            update scheduling.session
               set state = 'cancelled', reason = :reason, version = version + 1
             where id = :session
            """)
        .param("reason", reason)
        .param("session", session)
        .update();
  }

  Optional<Kept> find(long session) {
    return jdbc.sql(
            """
            select institution_id as institution, version, state, capacity, on_day
              from scheduling.session
             where id = :session
            """)
        .param("session", session)
        .query(Kept.class)
        .optional();
  }
}
