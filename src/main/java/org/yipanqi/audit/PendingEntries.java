package org.yipanqi.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has noted so far. It is written as the transaction's last act, so that the
 * chain is held for no longer than the commit; a rollback leaves nothing. What a transaction that
 * may only read has noted is written right after it, before anybody gets to see what was read.
 */
final class PendingEntries implements TransactionSynchronization {

  private static final Logger LOG = LoggerFactory.getLogger(PendingEntries.class);

  private final DataSource dataSource;
  private final Chain chain;
  private final Anchors anchors;
  private final boolean reading = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
  private final boolean oneView;
  private final List<Noted> noted = new ArrayList<>();
  private boolean written;
  private boolean over;

  private PendingEntries(DataSource dataSource, Chain chain, Anchors anchors) {
    this.dataSource = dataSource;
    this.chain = chain;
    this.anchors = anchors;
    oneView = oneView(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel());
  }

  /** Those of this thread's transaction. */
  static PendingEntries ofThisTransaction(DataSource dataSource, Chain chain, Anchors anchors) {
    for (var each : TransactionSynchronizationManager.getSynchronizations()) {
      if (each instanceof PendingEntries pending) {
        return pending;
      }
    }
    var fresh = new PendingEntries(dataSource, chain, anchors);
    TransactionSynchronizationManager.registerSynchronization(fresh);
    return fresh;
  }

  private static boolean oneView(@Nullable Integer isolation) {
    return isolation != null && isolation >= Connection.TRANSACTION_REPEATABLE_READ;
  }

  void add(Noted entry) {
    if (over) {
      throw new IllegalStateException("the transaction is over: " + entry.entry().action().code());
    }
    noted.add(entry);
    if (written && !reading) {
      write();
    }
  }

  /** After everybody else before the commit, before everybody else after it. */
  @Override
  public int getOrder() {
    return reading ? Ordered.HIGHEST_PRECEDENCE : Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    if (!reading) {
      write();
    }
  }

  @Override
  public void afterCommit() {
    over = true;
    if (!reading && !anchors.due()) {
      return;
    }
    over(connection -> {
      // The transaction is over; its connection is not given back yet.
      if (reading) {
        connection.setReadOnly(false);
      }
      if (oneView) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      if (reading) {
        writeNow(connection);
      }
      if (anchors.due()) {
        anchor(connection);
      }
    });
  }

  private void writeNow(Connection connection) throws SQLException {
    try {
      chain.append(connection, taken());
      connection.commit();
    } finally {
      connection.rollback();
    }
  }

  /** What was noted stands already; that the day's anchor can't be set is no reason to undo it. */
  private void anchor(Connection connection) throws SQLException {
    try {
      anchors.ofTheDay(connection);
    } catch (SQLException | RuntimeException e) {
      LOG.error("the audit trail can't be anchored", e);
    } finally {
      connection.rollback();
    }
  }

  private void write() {
    over(connection -> {
      if (oneView) {
        try (var present = dataSource.getConnection()) {
          chain.append(connection, present, taken());
        }
      } else {
        chain.append(connection, taken());
      }
    });
    written = true;
  }

  private List<Noted> taken() {
    var all = List.copyOf(noted);
    noted.clear();
    return all;
  }

  private interface Work {
    void over(Connection connection) throws SQLException;
  }

  private void over(Work work) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      work.over(connection);
    } catch (SQLException e) {
      throw Trail.translated(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
