package org.yipanqi.governance.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.Body;

/** Meetings, their agenda and attendance, as they are kept. */
@Repository
public class MeetingRows {

  private final JdbcClient jdbc;

  MeetingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Body body, String title, OffsetDateTime at, @Nullable String place) {
    return jdbc.sql(
            """
            insert into governance.meeting (county, body_id, title, planned_at, place)
            values (:county, :body, :title, :at, :place)
            returning id
            """)
        .param("county", body.county())
        .param("body", body.id())
        .param("title", title)
        .param("at", at)
        .param("place", place)
        .query(Long.class)
        .single();
  }

  public Optional<Meeting> find(long id) {
    return jdbc.sql(
            """
            select * from governance.meeting where id = :id
            """)
        .param("id", id)
        .query((row, _) -> meeting(row))
        .optional();
  }

  Optional<Meeting> lock(long id) {
    return jdbc.sql(
            """
            select * from governance.meeting where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> meeting(row))
        .optional();
  }

  /**
   * A county's meetings, newest first.
   *
   * @param body of this one only; null for all
   * @param before the number of the last one seen; null at the beginning
   */
  List<Meeting> of(long county, @Nullable Long body, @Nullable Long before, int most) {
    return jdbc.sql(
            """
            select * from governance.meeting
             where county = :county and (cast(:body as bigint) is null or body_id = :body)
               and id < coalesce(cast(:before as bigint), 9223372036854775807)
             order by id desc limit :most
            """)
        .param("county", county)
        .param("body", body)
        .param("before", before)
        .param("most", most)
        .query((row, _) -> meeting(row))
        .list();
  }

  void hold(long id, LocalDate on, @Nullable Long charter) {
    jdbc.sql(
            """
            update governance.meeting set state = 'held', held_on = :on,
                   charter_id = cast(:charter as bigint)
             where id = :id
            """)
        .param("on", on)
        .param("charter", charter)
        .param("id", id)
        .update();
  }

  void cancel(long id, String reason) {
    jdbc.sql(
            """
            update governance.meeting set state = 'cancelled', reason = :reason where id = :id
            """)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void touched(long id) {
    jdbc.sql(
            """
            update governance.meeting set version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
  }

  void agenda(Meeting of, List<AgendaItem> items) {
    jdbc.sql(
            """
            delete from governance.agenda where meeting_id = :id
            """)
        .param("id", of.id())
        .update();
    for (var item : items) {
      jdbc.sql(
              """
              insert into governance.agenda (county, meeting_id, no, title, matter_pack, matter_ref,
                     matter_id)
              values (:county, :id, :no, :title, :pack, :ref, cast(:matter as bigint))
              """)
          .param("county", of.county())
          .param("id", of.id())
          .param("no", item.no())
          .param("title", item.title())
          .param("pack", item.pack())
          .param("ref", item.ref())
          .param("matter", item.matter())
          .update();
    }
  }

  public List<AgendaItem> agenda(long meeting) {
    return jdbc.sql(
            """
            select * from governance.agenda where meeting_id = :id order by no
            """)
        .param("id", meeting)
        .query((row, _) ->
            new AgendaItem(
                row.getInt("no"),
                row.getString("title"),
                row.getString("matter_pack"),
                row.getString("matter_ref"),
                row.getObject("matter_id", Long.class)))
        .list();
  }

  void attendance(Meeting of, List<Attendance> all) {
    jdbc.sql(
            """
            delete from governance.attendance where meeting_id = :id
            """)
        .param("id", of.id())
        .update();
    for (var each : all) {
      jdbc.sql(
              """
              insert into governance.attendance (county, meeting_id, seat_id, holder, state,
                     represented_by, reason)
              values (:county, :id, :seat, :holder, :state, :by, :reason)
              """)
          .param("county", of.county())
          .param("id", of.id())
          .param("seat", each.seat())
          .param("holder", each.holder())
          .param("state", Given.code(each.state()))
          .param("by", each.representedBy())
          .param("reason", each.reason())
          .update();
    }
  }

  /** In the order of the seats. */
  public List<Attendance> attendance(long meeting) {
    return jdbc.sql(
            """
            select a.* from governance.attendance a
              join governance.seat s on s.id = a.seat_id
             where a.meeting_id = :id order by s.no
            """)
        .param("id", meeting)
        .query((row, _) ->
            new Attendance(
                row.getLong("seat_id"),
                row.getString("holder"),
                Given.oneOf("state", row.getString("state"), Attendance.State.values()),
                row.getString("represented_by"),
                row.getString("reason")))
        .list();
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(
        row.getLong("id"),
        row.getLong("county"),
        row.getLong("body_id"),
        row.getString("title"),
        row.getObject("planned_at", OffsetDateTime.class),
        row.getString("place"),
        Given.oneOf("state", row.getString("state"), Meeting.State.values()),
        row.getObject("held_on", LocalDate.class),
        row.getObject("charter_id", Long.class),
        row.getString("reason"),
        row.getInt("version"));
  }
}
