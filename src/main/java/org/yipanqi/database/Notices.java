package org.yipanqi.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What one process tells every product on the same database, itself included. A notice is part of
 * the transaction that sends it: it goes out at the commit, and with a rollback never.
 */
@Component
public class Notices {

  /** The most a notice can hold, in bytes of UTF-8: PostgreSQL takes 8000 with our heading. */
  public static final int MOST_BYTES = 7_800;

  static final String CHANNEL = "yipanqi";

  /** Tells our own notices from those of other processes. */
  static final String ORIGIN = UUID.randomUUID().toString();

  private static final String SEND =
      """
      select pg_notify('yipanqi', ?)
      """;

  private final JdbcTemplate jdbc;

  public Notices(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sends a notice with the caller's transaction, or at once when there is none.
   *
   * @param topic one word
   * @param json at most {@link #MOST_BYTES}
   */
  public void send(String topic, String json) {
    jdbc.query(SEND, _ -> {}, payload(topic, json));
  }

  /** The same over a connection that is not Spring's. */
  public static void send(Connection connection, String topic, String json) throws SQLException {
    try (var statement = connection.prepareStatement(SEND)) {
      statement.setString(1, payload(topic, json));
      statement.execute();
    }
  }

  private static String payload(String topic, String json) {
    if (topic.isEmpty() || topic.contains(" ")) {
      throw new IllegalArgumentException("a topic is one word: " + topic);
    }
    if (json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("too long for a notice of " + topic);
    }
    return ORIGIN + " " + topic + " " + json;
  }

  static NoticeHeard read(String payload) {
    var parts = payload.split(" ", 3);
    return new NoticeHeard(parts[1], parts[2], parts[0].equals(ORIGIN));
  }
}
