package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.loading.FileLoad;
import org.yipanqi.facts.loading.FileLoad.Outcome;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.facts.reading.ImportProgress;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;
import org.yipanqi.web.Messages;

/** One import from its first byte to its last word. */
final class RunningImport {

  private static final Logger LOG = LoggerFactory.getLogger(RunningImport.class);

  /** The write guard's word, or a policy's. */
  private static final String REFUSED = "42501";

  private static final String DISK_FULL = "53100";

  private final DataSource dataSource;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final SealedValues values;
  private final ImportJobs jobs;
  private final Messages messages;
  private final ImportBook book;
  private final Caller caller;
  private final FileLoad.Order order;
  private final String fileName;
  private final ImportProgress progress;
  private final ErrorList errors;

  RunningImport(
      DataSource dataSource,
      FactCatalogue catalogue,
      Clock clock,
      SealedValues values,
      ImportJobs jobs,
      Messages messages,
      ImportBook book,
      Caller caller,
      FileLoad.Order order,
      String fileName,
      ImportProgress progress) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
    this.clock = clock;
    this.values = values;
    this.jobs = jobs;
    this.messages = messages;
    this.book = book;
    this.caller = caller;
    this.order = order;
    this.fileName = fileName;
    this.progress = progress;
    this.errors = new ErrorList((code, of) -> messages.label("import." + code, of));
  }

  /** Never throws: whatever happens is in the result, and in the list. */
  ImportResult run() {
    var result = loaded();
    if (result.state() != ImportState.DONE) {
      book.ended(caller, result, progress.bytes());
    }
    return result;
  }

  private ImportResult loaded() {
    if (progress.stopWanted()) {
      return stopped();
    }
    try (var connection = dataSource.getConnection();
        var watch = ImportWatch.start(order.importId(), jobs, progress, connection)) {
      var load = new FileLoad(dataSource, catalogue, clock, values, order, errors, progress);
      return result(
          load.run(
              connection,
              (same, outcome) -> {
                watch.close();
                sign(same, outcome);
              }));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopped();
    } catch (CancellationException e) {
      return stopped();
    } catch (Problem problem) {
      return result(ImportState.FAILED, 0, 0, 0, messages.label(problem));
    } catch (Exception e) {
      return progress.stopWanted() ? stopped() : broken(e);
    }
  }

  private void sign(Connection connection, Outcome outcome) throws SQLException {
    var digest =
        switch (outcome) {
          case Outcome.Loaded loaded -> loaded.digest();
          case Outcome.Known known -> known.digest();
          case Outcome.Refused _ -> "";
        };
    book.done(connection, caller, result(outcome), digest);
  }

  private ImportResult result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Loaded(_, var inserted, var corrected, var unchanged, var advice) ->
          result(ImportState.DONE, inserted, corrected, unchanged, joined(advice));
      case Outcome.Known _ ->
          result(ImportState.DONE, 0, 0, 0, messages.label("import-known-file"));
      case Outcome.Refused _ ->
          result(ImportState.FAILED, 0, 0, 0, messages.label("import-refused", errors.count()));
    };
  }

  private ImportResult stopped() {
    return progress.houseCloses()
        ? result(ImportState.INTERRUPTED, 0, 0, 0, messages.label("import-interrupted"))
        : result(ImportState.CANCELLED, 0, 0, 0, messages.label("import-cancelled"));
  }

  private ImportResult broken(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && REFUSED.equals(sql.getSQLState())) {
        return result(ImportState.FAILED, 0, 0, 0, messages.label("import-outside"));
      }
      if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
        LOG.error("import {}: {}", order.importId(), sql.getMessage());
        return result(ImportState.FAILED, 0, 0, 0, messages.label("import-disk-full"));
      }
    }
    var trace = UUID.randomUUID().toString();
    LOG.error("import {} of {}, trace {}", order.importId(), order.format().code(), trace, e);
    return result(ImportState.FAILED, 0, 0, 0, messages.label("import-broken", trace));
  }

  private ImportResult result(
      ImportState state, long inserted, long corrected, long unchanged, @Nullable Label message) {
    return new ImportResult(
        order.importId(),
        order.format().code(),
        fileName,
        progress.sheet(),
        state,
        progress.rows(),
        inserted,
        corrected,
        unchanged,
        errors.count(),
        errors.kept(),
        message);
  }

  private static @Nullable Label joined(List<Label> advice) {
    return advice.isEmpty()
        ? null
        : new Label(
            advice.stream().map(Label::zh).collect(Collectors.joining("；")),
            advice.stream().map(Label::en).collect(Collectors.joining("; ")));
  }
}
