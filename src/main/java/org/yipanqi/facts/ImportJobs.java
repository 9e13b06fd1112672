package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Notices;
import org.yipanqi.facts.reading.ImportProgress;
import org.yipanqi.kernel.Label;

/** The list of imports. */
@Repository
class ImportJobs {

  /** Tells every process, and every browser, that an import moved. */
  static final String NOTICE = "imports";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Notices notices;

  ImportJobs(JdbcClient jdbc, Clock clock, Notices notices) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.notices = notices;
  }

  /** The number of the next import; it is not in the list before {@link #open}. */
  long nextId() {
    return jdbc.sql(
            """
            select nextval(pg_get_serial_sequence('facts.import_job', 'id'))
            """)
        .query(Long.class)
        .single();
  }

  void open(long id, String format, String fileName, long size, Caller by) {
    jdbc.sql(
            """
            insert into facts.import_job (id, format, file_name, size, state, started_at,
                   started_by, sent_by)
            overriding system value
            values (:id, :format, :fileName, :size, 'running', :now, :by, :user)
            """)
        .param("id", id)
        .param("format", format)
        .param("fileName", fileName)
        .param("size", size)
        .param("now", OffsetDateTime.now(clock))
        .param("by", by.name())
        .param("user", by.user())
        .update();
    notices.send(NOTICE, notice(id, false));
  }

  /** Shows how far an import is, and answers whether somebody wants it stopped. */
  boolean report(long id, ImportProgress progress) {
    return jdbc.sql(
            """
            update facts.import_job
               set rows_read = :rows, bytes_read = :bytes, error_count = :errors,
                   sheet = :sheet
             where id = :id and state = 'running'
            returning cancel_wanted
            """)
        .param("rows", progress.rows())
        .param("bytes", progress.bytes())
        .param("errors", progress.errors())
        .param("sheet", progress.sheet())
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Ends an import that wrote rows, in the transaction that wrote them. */
  void done(Connection connection, ImportResult result, String digest) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            update facts.import_job
               set state = 'done', digest = ?, rows_read = ?, bytes_read = size, inserted = ?,
                   corrected = ?, unchanged = ?, error_count = 0, finished_at = ?,
                   message_zh = ?, message_en = ?, sheet = ?
             where id = ?
            """)) {
      statement.setString(1, digest);
      statement.setLong(2, result.rowsRead());
      statement.setLong(3, result.inserted());
      statement.setLong(4, result.corrected());
      statement.setLong(5, result.unchanged());
      statement.setObject(6, OffsetDateTime.now(clock));
      statement.setString(7, result.message() == null ? null : result.message().zh());
      statement.setString(8, result.message() == null ? null : result.message().en());
      statement.setString(9, result.sheet());
      statement.setLong(10, result.id());
      statement.executeUpdate();
    }
    Notices.send(connection, NOTICE, notice(result.id(), result.changedFacts()));
  }

  /** Ends an import that wrote nothing. */
  void ended(ImportResult result, long bytesRead) {
    jdbc.sql(
            """
            update facts.import_job
               set state = :state, rows_read = :rows, bytes_read = :bytes,
                   error_count = :errors, finished_at = :now, message_zh = :zh, message_en = :en,
                   sheet = :sheet
             where id = :id and state = 'running'
            """)
        .param("state", result.state().code())
        .param("rows", result.rowsRead())
        .param("bytes", bytesRead)
        .param("errors", result.errorCount())
        .param("now", OffsetDateTime.now(clock))
        .param("zh", result.message() == null ? null : result.message().zh())
        .param("en", result.message() == null ? null : result.message().en())
        .param("sheet", result.sheet())
        .param("id", result.id())
        .update();
    notices.send(NOTICE, notice(result.id(), false));
  }

  /** The import's number, twice when it changed facts. */
  private static String notice(long id, boolean changed) {
    return "{\"ids\":[%d],\"changed\":[%s]}".formatted(id, changed ? id : "");
  }

  /** The last import that changed facts; 0 before the first. */
  long lastChange() {
    return jdbc.sql(
            """
            select coalesce(max(id), 0) from facts.import_job
             where state = 'done' and inserted + corrected > 0
            """)
        .query(Long.class)
        .single();
  }

  Optional<ImportJob> find(long id) {
    return jdbc.sql(
            """
            select * from facts.import_job where id = :id
            """)
        .param("id", id)
        .query((row, _) -> job(row))
        .optional();
  }

  /** The newest first. */
  List<ImportJob> list(@Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select * from facts.import_job
             where id < coalesce(:before::bigint, 9223372036854775807)
             order by id desc
             limit :limit
            """)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> job(row))
        .list();
  }

  /** Asks whoever runs an import to stop it; false when nobody does any more. */
  boolean wantCancelled(long id) {
    return jdbc.sql(
                """
                update facts.import_job set cancel_wanted = true
                 where id = :id and state = 'running'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  private static ImportJob job(ResultSet row) throws SQLException {
    var zh = row.getString("message_zh");
    return new ImportJob(
        row.getLong("id"),
        row.getString("format"),
        row.getString("file_name"),
        row.getLong("size"),
        ImportState.of(row.getString("state")),
        row.getLong("rows_read"),
        row.getLong("bytes_read"),
        row.getLong("inserted"),
        row.getLong("corrected"),
        row.getLong("unchanged"),
        row.getLong("error_count"),
        row.getObject("started_at", OffsetDateTime.class),
        row.getObject("finished_at", OffsetDateTime.class),
        row.getString("started_by"),
        row.getString("sheet"),
        zh == null ? null : new Label(zh, row.getString("message_en")));
  }
}
