package org.yipanqi.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears the notices of all processes, over a connection of its own that is never lent out. A
 * product with pages has one; a command has none. When the line is cut it is laid again, and
 * whoever needs to know is told that something may have been missed.
 */
@Component
@ConditionalOnWebApplication
class NoticeListener implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeListener.class);

  /** After so long a silence the line is tried: a cable that was pulled says nothing. */
  private static final int SILENCE_MILLIS = 10_000;

  private static final int ANSWER_SECONDS = 5;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final DatabaseAddress database;
  private final ApplicationEventPublisher events;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Connection line;
  private @Nullable Thread thread;

  NoticeListener(DatabaseAddress database, ApplicationEventPublisher events) {
    this.database = database;
    this.events = events;
  }

  /** Before the pages open, so that nothing is missed between what they read and what we hear. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    try {
      line = connect();
    } catch (SQLException e) {
      LOG.warn("notices are not heard yet", e);
    }
    thread = Thread.ofPlatform().daemon().name("notices").unstarted(this::listen);
    thread.start(); // not before the field is set: the thread asks whether it should run
  }

  @Override
  public void stop() {
    ended.countDown();
    hangUp();
    try {
      if (thread != null) {
        thread.join(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && ended.getCount() > 0;
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("ApplicationName", "yipanqi notices");
    properties.setProperty("connectTimeout", String.valueOf(ANSWER_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    var connection = DriverManager.getConnection(database.url(), properties);
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + Notices.CHANNEL);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private void listen() {
    var pause = FIRST_PAUSE_MILLIS;
    while (isRunning()) {
      try {
        var now = line;
        if (now == null) {
          line = now = connect();
          LOG.warn("notices are heard again");
          tell(NoticesMissed::new);
        }
        pause = FIRST_PAUSE_MILLIS;
        hear(now);
      } catch (SQLException e) {
        if (isRunning()) {
          LOG.warn("the line for notices is cut: {}", e.getMessage());
          hangUp();
          pause = waited(pause);
        }
      }
    }
    hangUp();
  }

  private void hear(Connection connection) throws SQLException {
    var heard = connection.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS);
    if (heard == null || heard.length == 0) {
      if (isRunning() && !connection.isValid(ANSWER_SECONDS)) {
        throw new SQLException("no answer");
      }
      return;
    }
    for (PGNotification notice : heard) {
      tell(() -> Notices.read(notice.getParameter()));
    }
  }

  /** What can't be read, or a listener that fails, must not make the others deaf. */
  private void tell(Supplier<Object> event) {
    try {
      events.publishEvent(event.get());
    } catch (RuntimeException e) {
      LOG.error("a notice was not understood", e);
    }
  }

  private long waited(long pause) {
    try {
      var _ = ended.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended.countDown();
    }
    return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }

  /** At once, whatever the connection is waiting for. */
  private void hangUp() {
    var now = line;
    line = null;
    if (now != null) {
      try {
        now.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the line for notices was gone already", e);
      }
    }
  }
}
