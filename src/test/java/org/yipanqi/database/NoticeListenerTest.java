package org.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeListenerTest {

  private static final int PATIENCE_SECONDS = 20;

  private final LinkedBlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private TestDatabase database;

  @BeforeAll
  void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void started_again_it_hears_again() throws Exception {
    for (var start = 0; start < 3; start++) {
      var listener = listener();
      send("{\"start\":" + start + "}");
      assertThat(next()).isEqualTo(new NoticeHeard("test", "{\"start\":" + start + "}", true));
      listener.stop();
    }
  }

  @Test
  void what_it_cannot_read_does_not_make_it_deaf() throws Exception {
    var listener = listener();
    try (var connection = database.address().connect();
        var statement = connection.createStatement()) {
      statement.execute("select pg_notify('yipanqi', 'nonsense')");
    }
    send("{}");
    assertThat(next()).isEqualTo(new NoticeHeard("test", "{}", true));
    listener.stop();
  }

  @Test
  void a_cut_line_is_laid_again_and_said_to_have_been_cut() throws Exception {
    var listener = listener();
    try (var connection = database.address().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'yipanqi notices' and datname = current_database()
          """);
    }
    assertThat(next()).isEqualTo(new NoticesMissed());

    send("{}");
    assertThat(next()).isEqualTo(new NoticeHeard("test", "{}", true));
    listener.stop();
    assertThat(listener.isRunning()).isFalse();
  }

  private NoticeListener listener() {
    var listener = new NoticeListener(database.address(), told::add);
    listener.start();
    return listener;
  }

  private void send(String json) throws SQLException {
    try (var connection = database.address().connect()) {
      Notices.send(connection, "test", json);
    }
  }

  private Object next() throws InterruptedException {
    return told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
