package org.yipanqi.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.web.Origin;

/** Notes who changed what, and who looked at whose records. */
@Service
public class Trail {

  private static final SQLExceptionTranslator ERRORS = new SQLExceptionSubclassTranslator();

  private final DataSource dataSource;
  private final Chain chain;
  private final Anchors anchors;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;

  Trail(
      DataSource dataSource,
      Chain chain,
      Anchors anchors,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.dataSource = dataSource;
    this.chain = chain;
    this.anchors = anchors;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Notes something with the transaction it belongs to: it is in the trail exactly when that is
   * committed. Without a transaction it is in the trail when this returns. A transaction that may
   * only read may note what it reads; when that can't be written, the reader gets an error.
   *
   * <p>Not to be called by what listens for a commit: that transaction is over.
   */
  public void note(Caller caller, Entry entry) {
    note(Actor.of(caller), entry);
  }

  void note(Actor actor, Entry entry) {
    var noted = noted(actor, entry);
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      add(noted);
    } else {
      ownTransaction.executeWithoutResult(_ -> add(noted));
    }
  }

  /**
   * The same over a connection that has a transaction of its own, which sees what others commit
   * (READ COMMITTED). To be called as its last act: until it ends, nobody else can note anything.
   */
  public void note(Connection connection, Caller caller, Entry entry) throws SQLException {
    chain.append(connection, List.of(noted(Actor.of(caller), entry)));
  }

  static DataAccessException translated(SQLException e) {
    return Objects.requireNonNullElseGet(
        ERRORS.translate("audit trail", null, e),
        () -> new UncategorizedSQLException("audit trail", null, e));
  }

  private Noted noted(Actor actor, Entry entry) {
    var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    return new Noted(at, actor, Origin.current().orElse(null), entry);
  }

  private void add(Noted noted) {
    PendingEntries.ofThisTransaction(dataSource, chain, anchors).add(noted);
  }
}
