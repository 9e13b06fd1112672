package org.yipanqi.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.loading.VoidMonth;
import org.yipanqi.web.Messages;

/** Voiding what one system holds of a month in one step. It stands in the list of imports. */
@Service
public class VoidedRecords {

  /**
   * What to void.
   *
   * @param unitCode the unit as people write it
   * @param system the code of the system that shall not count
   */
  public record Order(
      long unit, String unitCode, String fact, YearMonth month, String system, int sourceId) {}

  /** What else is written in the same transaction, when there was something to void. */
  public interface With {
    void write(Connection connection, long importId, long records) throws SQLException;
  }

  private final DataSource dataSource;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final ImportJobs jobs;
  private final ImportLeases leases;
  private final Messages messages;
  private final ImportTrail trail;
  private final ApplicationEventPublisher events;

  VoidedRecords(
      DataSource dataSource,
      FactCatalogue catalogue,
      Clock clock,
      ImportJobs jobs,
      ImportLeases leases,
      Messages messages,
      ImportTrail trail,
      ApplicationEventPublisher events) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
    this.clock = clock;
    this.jobs = jobs;
    this.leases = leases;
    this.messages = messages;
    this.trail = trail;
    this.events = events;
  }

  /**
   * The format whose records carry a fact, null where it has none. Other facts may rest on the same
   * records: a stay is an admission and a discharge.
   */
  public @Nullable ImportFormat format(String fact) {
    return catalogue.formats().stream()
        .filter(ImportFormat::recorded)
        .filter(it -> it.touches().contains(ImportFormat.Touch.of(fact)))
        .findFirst()
        .orElse(null);
  }

  /** Voids them all or fails and voids none; returns the number of the import it is listed as. */
  public long run(Caller caller, Order order, String reason, With with) {
    return Acting.asHouseWriting(caller.writes(), () -> voided(caller, order, reason, with));
  }

  private long voided(Caller caller, Order order, String reason, With with) {
    var format = format(order.fact());
    var fact = catalogue.fact(order.fact()).orElseThrow();
    if (format == null) {
      throw new IllegalStateException("no records of " + order.fact());
    }
    var id = jobs.nextId();
    leases.take(id);
    var name = "%s %s %s".formatted(order.system(), order.fact(), order.month());
    jobs.open(id, format.code(), name, 0, caller);
    try {
      var target =
          new VoidMonth.Target(
              id, format, fact, order.unit(), order.month().atDay(1), order.sourceId());
      write(caller, order, target, name, reason, with);
    } catch (RuntimeException e) {
      jobs.ended(result(id, format, name, ImportState.FAILED, 0, messages.label("void-failed")), 0);
      throw e;
    } finally {
      leases.release(id);
    }
    events.publishEvent(new FactsChanged(id));
    return id;
  }

  private ImportResult result(
      long id,
      ImportFormat format,
      String name,
      ImportState state,
      long voided,
      org.yipanqi.kernel.Label message) {
    return new ImportResult(
        id, format.code(), name, null, state, voided, 0, voided, 0, 0, List.of(), message);
  }

  private void write(
      Caller caller, Order order, VoidMonth.Target target, String name, String reason, With with) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var voided = new VoidMonth(catalogue, clock, target).run(connection);
        with.write(connection, target.importId(), voided);
        var message = messages.label("void-done", voided, reason);
        jobs.done(
            connection,
            result(target.importId(), target.format(), name, ImportState.DONE, voided, message),
            "");
        trail.voided(connection, caller, target.importId(), order, reason);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
