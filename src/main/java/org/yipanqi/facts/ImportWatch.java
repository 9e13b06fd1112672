package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.reading.ImportProgress;

/** Shows every half second how far an import is, and stops it when somebody asked for that. */
final class ImportWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWatch.class);
  private static final long INTERVAL_MILLIS = 500;

  private final long importId;
  private final ImportJobs jobs;
  private final ImportProgress progress;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean watching = true;

  private ImportWatch(
      long importId, ImportJobs jobs, ImportProgress progress, Connection connection) {
    this.importId = importId;
    this.jobs = jobs;
    this.progress = progress;
    this.connection = connection;
  }

  static ImportWatch start(
      long importId, ImportJobs jobs, ImportProgress progress, Connection connection) {
    var watch = new ImportWatch(importId, jobs, progress, connection);
    Thread.ofVirtual().name("import-watch-" + importId).start(Acting.carried(watch::watch));
    return watch;
  }

  private void watch() {
    lock.lock();
    try {
      while (watching) {
        look();
        var _ = ended.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      if (jobs.report(importId, progress)) {
        progress.stop();
      }
      if (progress.stopWanted()) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("the progress of import {} can't be shown", importId, e);
    }
  }

  /** Afterwards nobody but the import itself writes to its row. */
  @Override
  public void close() {
    lock.lock();
    try {
      watching = false;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
