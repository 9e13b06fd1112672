package org.yipanqi.facts.sources;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.SourcesChanged;
import org.yipanqi.facts.VoidedRecords;
import org.yipanqi.facts.sources.CalendarChanges.Doing;
import org.yipanqi.facts.sources.GapReader.Place;

/**
 * What people say of a crossing: that there was nothing to report, or which system is not to count.
 */
@Service
class Declarations {

  private final JdbcClient jdbc;
  private final GapReader reader;
  private final GapBoards boards;
  private final CalendarChanges changes;
  private final VoidedRecords voided;
  private final Clock clock;
  private final TransactionTemplate atOnce;
  private final ApplicationEventPublisher events;

  Declarations(
      JdbcClient jdbc,
      GapReader reader,
      GapBoards boards,
      CalendarChanges changes,
      VoidedRecords voided,
      Clock clock,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.boards = boards;
    this.changes = changes;
    this.voided = voided;
    this.clock = clock;
    this.atOnce = new TransactionTemplate(transactions);
    this.events = events;
  }

  /** Says that a unit has nothing to report of a fact for a period that is over. */
  void declare(Caller caller, String unit, String fact, YearMonth month, String reason) {
    var why = Obligations.reason(reason);
    var place = owedPlace(unit, fact, month);
    if (!LocalDate.now(clock).isAfter(month.atEndOfMonth())) {
      throw SourcesProblem.MONTH_NOT_OVER.because(month);
    }
    atOnce.executeWithoutResult(_ -> {
      if (reported(place)) {
        throw SourcesProblem.ALREADY_REPORTED.because(month);
      }
      if (!insert(caller, place, why)) {
        throw SourcesProblem.ALREADY_DECLARED.because(month);
      }
      changes.add(caller, Doing.declared(place, why));
    });
    events.publishEvent(new SourcesChanged(place.unit(), fact, month.atDay(1)));
  }

  /** Takes such a word back. What it was stays in the list of changes. */
  void withdraw(Caller caller, String unit, String fact, YearMonth month, String reason) {
    var why = Obligations.reason(reason);
    var place = new Place(unit(unit), fact, month);
    atOnce.executeWithoutResult(_ -> {
      var note =
          jdbc.sql(
                  """
                  delete from facts.declared_receipt
                   where unit = :unit and fact = :fact and month = :month
                  returning concat_ws(' ', recorded_name, note)
                  """)
              .param("unit", place.unit())
              .param("fact", fact)
              .param("month", month.atDay(1))
              .query(String.class)
              .optional()
              .orElseThrow(() -> SourcesProblem.NOT_DECLARED.because(month));
      changes.add(caller, Doing.withdrawn(place, why, note));
    });
    events.publishEvent(new SourcesChanged(place.unit(), fact, month.atDay(1)));
  }

  /**
   * Voids what one of several systems holds of a month.
   *
   * @return the number it has in the list of imports
   */
  long voidSystem(
      Caller caller, String unit, String fact, YearMonth month, String system, String reason) {
    var why = Obligations.reason(reason);
    var place = new Place(unit(unit), fact, month);
    var source = delivering(place, system);
    var order = new VoidedRecords.Order(place.unit(), unit, fact, month, system, source);
    return voided.run(
        caller,
        order,
        why,
        (connection, importId, records) -> {
          if (records == 0 || !anotherLeft(connection, place, source)) {
            throw SourcesProblem.NOT_TWICE.because(system, month);
          }
          changes.add(connection, caller, place, why, system + " #" + importId + " " + records);
        });
  }

  private int delivering(Place place, String system) {
    return jdbc.sql(
            """
            select r.source_id
              from facts.receipt r join facts.source_system s on s.id = r.source_id
             where r.unit = :unit and r.fact = :fact and r.month = :month and s.code = :system
               and not r.emptied
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("month", place.month().atDay(1))
        .param("system", system)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> SourcesProblem.NOT_TWICE.because(system, place.month()));
  }

  /** Asked in the voiding transaction, so that two people can't void one system each. */
  private static boolean anotherLeft(java.sql.Connection connection, Place place, int source)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select exists (
              select from facts.receipt
               where unit = ? and fact = ? and month = ? and source_id <> ? and not emptied)
            """)) {
      statement.setLong(1, place.unit());
      statement.setString(2, place.fact());
      statement.setObject(3, place.month().atDay(1));
      statement.setInt(4, source);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private Place owedPlace(String unit, String fact, YearMonth month) {
    var id = unit(unit);
    if (boards.debts(List.of(id), month, month).owed(id, fact, month) == null) {
      throw SourcesProblem.NOT_OWED.because(unit, fact, month);
    }
    return new Place(id, fact, month);
  }

  private boolean reported(Place place) {
    return jdbc.sql(
            """
            select exists (
              select from facts.receipt
               where unit = :unit and fact = :fact and month = :month and not emptied)
            """)
        .param("unit", place.unit())
        .param("fact", place.fact())
        .param("month", place.month().atDay(1))
        .query(Boolean.class)
        .single();
  }

  private boolean insert(Caller caller, Place place, String note) {
    return jdbc.sql(
                """
                insert into facts.declared_receipt (unit, fact, month, note, recorded_by,
                       recorded_name, known_since)
                values (:unit, :fact, :month, :note, :by, :name, :now)
                    on conflict do nothing
                """)
            .param("unit", place.unit())
            .param("fact", place.fact())
            .param("month", place.month().atDay(1))
            .param("note", note)
            .param("by", caller.user())
            .param("name", caller.name())
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  private long unit(String code) {
    return reader.find(code).orElseThrow(() -> SourcesProblem.UNKNOWN_REPORTER.because(code)).id();
  }
}
