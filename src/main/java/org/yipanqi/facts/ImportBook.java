package org.yipanqi.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.loading.FileLoad;

/**
 * What is written of an import: in the list and in the trail, or in neither, also when the product
 * is killed between the two.
 */
@Component
class ImportBook {

  private final ImportJobs jobs;
  private final ImportErrors errors;
  private final ImportTrail trail;
  private final TransactionTemplate atOnce;

  ImportBook(
      ImportJobs jobs,
      ImportErrors errors,
      ImportTrail trail,
      PlatformTransactionManager transactions) {
    this.jobs = jobs;
    this.errors = errors;
    this.trail = trail;
    this.atOnce = new TransactionTemplate(transactions);
  }

  void begin(Caller caller, FileLoad.Order order) {
    var format = order.format().code();
    var size = size(order.file());
    atOnce.executeWithoutResult(_ -> {
      jobs.open(order.importId(), format, order.name(), size, caller);
      trail.begun(caller, order.importId(), format, order.name(), size);
    });
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends an import that wrote rows: as the last act of the transaction that wrote them. */
  void done(Connection connection, Caller caller, ImportResult result, String digest)
      throws SQLException {
    jobs.done(connection, result, digest);
    trail.ended(connection, caller, result);
  }

  /** Ends one that wrote nothing, with its mistakes. */
  void ended(Caller caller, ImportResult result, long bytesRead) {
    atOnce.executeWithoutResult(_ -> {
      errors.write(result.id(), result.errors());
      jobs.ended(result, bytesRead);
      trail.ended(caller, result);
    });
  }

  /** False when nobody runs it any more. */
  boolean wantStopped(Caller caller, long id) {
    return Boolean.TRUE.equals(
        atOnce.execute(_ -> {
          var wanted = jobs.wantCancelled(id);
          if (wanted) {
            trail.stopped(caller, id);
          }
          return wanted;
        }));
  }
}
