package org.yipanqi.governance.appointments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;

/** Appointments and filings as they are kept. */
@Repository
class AppointmentRows {

  /** One before it has a number. */
  record NewRow(
      long county,
      Appointment.Kind kind,
      int institution,
      int appointer,
      String post,
      String person,
      LocalDate decidedOn,
      LocalDate from,
      String basis,
      @Nullable LocalDate due) {}

  private final JdbcClient jdbc;

  AppointmentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Caller by, NewRow it, OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into governance.appointment (county, kind, institution_id, appointer_id, post, person,
                   decided_on, from_day, basis, due, by_user, by_name, at)
            values (:county, :kind, :institution, :appointer, :post, :person, :decided, :from, :basis,
                   :due, :user, :name, :at)
            returning id
            """)
        .param("county", it.county())
        .param("kind", Given.code(it.kind()))
        .param("institution", it.institution())
        .param("appointer", it.appointer())
        .param("post", it.post())
        .param("person", it.person())
        .param("decided", it.decidedOn())
        .param("from", it.from())
        .param("basis", it.basis())
        .param("due", it.due())
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .query(Long.class)
        .single();
  }

  Optional<Appointment> find(long id) {
    return jdbc.sql(
            """
            select a.*, (select max(f.filed_on) from governance.filing f where f.appointment_id = a.id) as filed_on
              from governance.appointment a where id = :id
            """)
        .param("id", id)
        .query((row, _) -> appointment(row))
        .optional();
  }

  Optional<Appointment> lock(long id) {
    return jdbc.sql(
            """
            select a.*, (select max(f.filed_on) from governance.filing f where f.appointment_id = a.id) as filed_on
              from governance.appointment a where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> appointment(row))
        .optional();
  }

  /**
   * A county's, newest first.
   *
   * @param standing all where null
   */
  List<Appointment> of(
      long county,
      Appointment.@Nullable Standing standing,
      LocalDate today,
      @Nullable Long before,
      int most) {
    return jdbc.sql(
            """
            select a.*, (select max(f.filed_on) from governance.filing f where f.appointment_id = a.id) as filed_on
              from governance.appointment a
             where county = :county and id < coalesce(cast(:before as bigint), 9223372036854775807)
               and case cast(:standing as text)
                     when 'received' then state = 'received'
                     when 'filed' then state = 'filed'
                     when 'overdue' then state in ('unfiled', 'returned') and due < :today
                     when 'due' then state in ('unfiled', 'returned') and due >= :today
                     when 'no_date' then state in ('unfiled', 'returned') and due is null
                     else true end
             order by id desc limit :most
            """)
        .param("county", county)
        .param("before", before)
        .param("standing", standing == null ? null : Given.code(standing))
        .param("today", today)
        .param("most", most)
        .query((row, _) -> appointment(row))
        .list();
  }

  /** What is not on file and past its day since not longer than two months. */
  List<Appointment> overdue(LocalDate today, int most) {
    return jdbc.sql(
            """
            select a.*, (select max(f.filed_on) from governance.filing f where f.appointment_id = a.id) as filed_on
              from governance.appointment a
             where state in ('unfiled', 'returned') and due < cast(:today as date)
               and due >= cast(:today as date) - 60
             order by id limit :most
            """)
        .param("today", today)
        .param("most", most)
        .query((row, _) -> appointment(row))
        .list();
  }

  void end(long id, LocalDate to, String reason) {
    jdbc.sql(
            """
            update governance.appointment
               set to_day = :to, end_reason = :reason, version = version + 1
             where id = :id
            """)
        .param("to", to)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void state(long id, Appointment.State state) {
    jdbc.sql(
            """
            update governance.appointment set state = :state, version = version + 1 where id = :id
            """)
        .param("state", Given.code(state))
        .param("id", id)
        .update();
  }

  void file(Caller by, Appointment of, LocalDate on) {
    jdbc.sql(
            """
            insert into governance.filing (county, institution_id, appointer_id, appointment_id, no,
                   filed_on, filed_by, filed_by_name)
            select :county, :institution, :appointer, :id, coalesce(max(no), 0) + 1,
                   cast(:on as date), :user, :name
              from governance.filing where appointment_id = :id
            """)
        .param("county", of.county())
        .param("institution", of.institution())
        .param("appointer", of.appointer())
        .param("id", of.id())
        .param("on", on)
        .param("user", by.user())
        .param("name", by.name())
        .update();
  }

  /** The bureau's answer to what was filed last: a number, or why not. */
  void answer(
      Caller by, long id, @Nullable String receipt, @Nullable String reason, OffsetDateTime at) {
    jdbc.sql(
            """
            update governance.filing
               set answer = :answer, receipt = :receipt, reason = :reason, answered_by = :user,
                   answered_by_name = :name, answered_at = :at
             where appointment_id = :id and answer is null
            """)
        .param("answer", receipt == null ? "returned" : "received")
        .param("receipt", receipt)
        .param("reason", reason)
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .param("id", id)
        .update();
  }

  /** The oldest first. */
  List<Filing> filings(long id) {
    return jdbc.sql(
            """
            select * from governance.filing where appointment_id = :id order by no limit 100
            """)
        .param("id", id)
        .query((row, _) ->
            new Filing(
                row.getInt("no"),
                row.getObject("filed_on", LocalDate.class),
                row.getString("filed_by_name"),
                row.getString("receipt"),
                row.getString("reason"),
                row.getString("answered_by_name"),
                row.getObject("answered_at", OffsetDateTime.class)))
        .list();
  }

  private static Appointment appointment(ResultSet row) throws SQLException {
    return new Appointment(
        row.getLong("id"),
        row.getLong("county"),
        Given.oneOf("kind", row.getString("kind"), Appointment.Kind.values()),
        row.getInt("institution_id"),
        row.getInt("appointer_id"),
        row.getString("post"),
        row.getString("person"),
        row.getObject("decided_on", LocalDate.class),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("end_reason"),
        row.getString("basis"),
        row.getObject("due", LocalDate.class),
        Given.oneOf("state", row.getString("state"), Appointment.State.values()),
        row.getObject("filed_on", LocalDate.class),
        row.getString("by_name"),
        row.getInt("version"));
  }
}
