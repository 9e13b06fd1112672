package org.yipanqi.reporting.checking;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.FindingState;
import org.yipanqi.reporting.ReportFindingRows.Row;

/** What is said to findings, as it is stored. */
@Repository
class FindingAnswers {

  private final JdbcClient jdbc;

  FindingAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Row lock(long id) {
    return jdbc.sql(
            """
            select * from reporting.finding where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Row.read(row))
        .single();
  }

  Row explained(long id, String words, Caller by, OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.finding
               set state = 'explained', explanation = :words, explained_by = :by,
                   explained_name = :name, explained_at = :now, version = version + 1
             where id = :id
            returning *
            """)
        .param("id", id)
        .param("words", words)
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query((row, _) -> Row.read(row))
        .single();
  }

  Row decided(long id, FindingState state, @Nullable String words, Caller by, OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.finding
               set state = :state, decision = :words, decided_by = :by, decided_name = :name,
                   decided_at = :now, version = version + 1
             where id = :id
            returning *
            """)
        .param("id", id)
        .param("state", state.code())
        .param("words", words)
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query((row, _) -> Row.read(row))
        .single();
  }
}
