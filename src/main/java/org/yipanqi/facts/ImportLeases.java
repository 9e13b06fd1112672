package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.web.Messages;

/**
 * Tells imports that run from imports whose process has died. While an import is open, this process
 * holds a lock on its number over a connection that lasts as long as any import does; a process
 * that ends, however it ends, loses its locks.
 */
@Component
class ImportLeases {

  private static final Logger LOG = LoggerFactory.getLogger(ImportLeases.class);
  private static final int ANSWER_SECONDS = 5;

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Messages messages;
  private final Set<Long> held = new HashSet<>();
  private @Nullable Connection connection;

  ImportLeases(DataSource dataSource, JdbcClient jdbc, Clock clock, Messages messages) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
    this.clock = clock;
    this.messages = messages;
  }

  /** To be taken before the import is in the list. */
  synchronized void take(long importId) {
    try {
      if (connection != null && !connection.isValid(ANSWER_SECONDS)) {
        drop(); // the server was gone meanwhile, and with it all that was held
      }
      if (connection == null) {
        connection = dataSource.getConnection();
        for (var each : held) {
          lock(connection, each);
        }
      }
      lock(connection, importId);
      held.add(importId);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("no lease", e);
    }
  }

  private static void lock(Connection connection, long importId) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select pg_advisory_lock(hashtext('facts.import_job'), ?)
            """)) {
      statement.setInt(1, Math.toIntExact(importId));
      statement.execute();
    }
  }

  synchronized void release(long importId) {
    held.remove(importId);
    if (connection == null) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            """
            select pg_advisory_unlock(hashtext('facts.import_job'), ?)
            """)) {
      statement.setInt(1, Math.toIntExact(importId));
      statement.execute();
    } catch (SQLException e) {
      LOG.warn("the lease of import {} ended with its connection", importId, e);
      drop();
      return;
    }
    if (held.isEmpty()) {
      drop();
    }
  }

  private void drop() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.warn("the connection of the leases was gone already", e);
    } finally {
      connection = null;
    }
  }

  /** Ends in the list what has ended in fact. Nothing of such an import was written. */
  void markInterrupted() {
    var message = messages.label("import-interrupted");
    jdbc.sql(
            """
            update facts.import_job
               set state = 'interrupted', finished_at = :now,
                   message_zh = :zh, message_en = :en
             where state = 'running'
               and pg_try_advisory_xact_lock(hashtext('facts.import_job'), id::int)
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("zh", message.zh())
        .param("en", message.en())
        .update();
  }
}
