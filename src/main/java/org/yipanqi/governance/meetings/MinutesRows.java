package org.yipanqi.governance.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** Minutes as they are kept. */
@Repository
class MinutesRows {

  private final JdbcClient jdbc;

  MinutesRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Caller by, Meeting of, String text, @Nullable String reason, OffsetDateTime at) {
    jdbc.sql(
            """
            insert into governance.minutes (county, meeting_id, no, text, reason, written_by,
                   written_by_name, written_at)
            select :county, :meeting, coalesce(max(no), 0) + 1, :text, :reason, :user, :name,
                   cast(:at as timestamptz)
              from governance.minutes where meeting_id = :meeting
            """)
        .param("county", of.county())
        .param("meeting", of.id())
        .param("text", text)
        .param("reason", reason)
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .update();
  }

  void confirm(long id, Minutes.Confirmed by) {
    jdbc.sql(
            """
            update governance.minutes
               set confirmed_by = :by, confirmed_role = :role, confirmed_user = :user,
                   confirmed_at = :at
             where id = :id
            """)
        .param("by", by.by())
        .param("role", by.role())
        .param("user", by.user())
        .param("at", by.at())
        .param("id", id)
        .update();
  }

  boolean confirmed(long meeting) {
    return of(meeting).stream().anyMatch(m -> m.confirmed() != null);
  }

  /** Newest first. */
  List<Minutes> of(long meeting) {
    return jdbc.sql(
            """
            select * from governance.minutes where meeting_id = :meeting order by no desc limit 100
            """)
        .param("meeting", meeting)
        .query((row, _) -> minutes(row))
        .list();
  }

  private static Minutes minutes(ResultSet row) throws SQLException {
    var at = row.getObject("confirmed_at", OffsetDateTime.class);
    return new Minutes(
        row.getLong("id"),
        row.getLong("meeting_id"),
        row.getInt("no"),
        row.getString("text"),
        row.getString("reason"),
        row.getString("written_by_name"),
        row.getObject("written_at", OffsetDateTime.class),
        at == null
            ? null
            : new Minutes.Confirmed(
                row.getString("confirmed_by"),
                row.getString("confirmed_role"),
                row.getString("confirmed_user"),
                at));
  }
}
