package org.yipanqi.facts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yipanqi.database.Notices;

/**
 * What the house's own modules write down as work goes on, as against files that come in: the same
 * marks and receipts, from the source system {@link Systems#OWN}.
 *
 * <p>The span of months in which stocks are counted is left alone: one patient sent today says
 * nothing about last year's staff.
 */
@Service
public class OwnFacts {

  /** What came from no file has no import. */
  private static final long NO_IMPORT = 0;

  private static final String NOTICE =
      """
      {"ids":[],"changed":[0]}
      """
          .strip();

  private final JdbcClient jdbc;
  private final FactCatalogue catalogue;
  private final Notices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OwnFacts(
      JdbcClient jdbc,
      FactCatalogue catalogue,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says in the transaction that writes it that a fact has changed: figures are computed anew after
   * the commit. Where a row moves, it is said of where it was and of where it is. To be called in
   * the house's own name ({@link org.yipanqi.database.Acting}).
   *
   * @param days on which what changed counts
   * @param units one for each axis in the order of the declaration, null where the row has none
   */
  public void touched(String fact, Collection<LocalDate> days, List<@Nullable Long> units) {
    var declared = declared(fact, units);
    source();
    var months = months(days);
    for (var month : months) {
      mark(fact, month, units);
      receipt(declared, month, units);
    }
    if (!months.isEmpty()) {
      tell();
    }
  }

  /**
   * The same of a row that holds from a day to a day, in a register which comes from elsewhere:
   * figures follow, and nobody takes the one row for the delivery that is owed.
   *
   * @param to null while it goes on
   */
  public void amended(
      String fact, LocalDate from, @Nullable LocalDate to, List<@Nullable Long> units) {
    declared(fact, units);
    source();
    jdbc.sql(
            """
            insert into facts.mark (fact, month, units)
            select :fact, m::date, :units::bigint[]
              from facts.horizon
             cross join generate_series(
               greatest(date_trunc('month', :from::timestamp), first_month::timestamp),
               least(coalesce(:to::timestamp, 'infinity'), last_month::timestamp), '1 month') m
            """)
        .param("fact", fact)
        .param("units", units.toArray(Long[]::new))
        .param("from", from)
        .param("to", to)
        .update();
    tell();
  }

  /** Wakes whoever computes, here and in every other process, after the commit. */
  void tell() {
    notices.send(ImportJobs.NOTICE, NOTICE);
    tellAfterCommit();
  }

  private FactDeclaration declared(String fact, List<@Nullable Long> units) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(fact + " is touched outside a transaction");
    }
    var declared =
        catalogue.fact(fact).orElseThrow(() -> new IllegalStateException("no fact " + fact));
    if (declared.axes().size() != units.size()) {
      throw new IllegalArgumentException(fact + " has another number of axes");
    }
    return declared;
  }

  private static List<LocalDate> months(Collection<LocalDate> days) {
    return days.stream().map(day -> day.withDayOfMonth(1)).distinct().toList();
  }

  /** The number of the house as a source system; it has one from the first time on. */
  public int source() {
    jdbc.sql(
            """
            insert into facts.source_system (code, name, name_en, import_id)
            values (:system, '一盘棋', 'Yipanqi', :import) on conflict (code) do nothing
            """)
        .param("system", Systems.OWN)
        .param("import", NO_IMPORT)
        .update();
    return jdbc.sql(
            """
            select id from facts.source_system where code = :system
            """)
        .param("system", Systems.OWN)
        .query(Integer.class)
        .single();
  }

  private void mark(String fact, LocalDate month, List<@Nullable Long> units) {
    jdbc.sql(
            """
            insert into facts.mark (fact, month, units) values (:fact, :month, :units::bigint[])
            """)
        .param("fact", fact)
        .param("month", month)
        .param("units", units.toArray(Long[]::new))
        .update();
  }

  /**
   * Of the unit that owes the fact; a month that is there already was not changed by its growing.
   */
  private void receipt(FactDeclaration fact, LocalDate month, List<@Nullable Long> units) {
    var reporter = reporter(fact, units);
    if (reporter == null) {
      return;
    }
    var now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into facts.receipt (unit, fact, month, source_id, import_id, received_at,
                   received_on, stands, beside)
            select :unit, :fact, :month, s.id, :import, :now, :day, false, exists (
                     select from facts.receipt o
                      where o.unit = :unit and o.fact = :fact and o.month = :month
                        and o.source_id <> s.id)
              from facts.source_system s
             where s.code = :system
                on conflict (unit, fact, month, source_id) do nothing
            """)
        .param("unit", reporter)
        .param("fact", fact.code())
        .param("month", month)
        .param("import", NO_IMPORT)
        .param("now", now)
        .param("day", now.atZoneSameInstant(clock.getZone()).toLocalDate())
        .param("system", Systems.OWN)
        .update();
  }

  private static @Nullable Long reporter(FactDeclaration fact, List<@Nullable Long> units) {
    for (var i = 0; i < units.size(); i++) {
      if (fact.axes().get(i).code().equals(fact.reporter())) {
        return units.get(i);
      }
    }
    return null;
  }

  /** Once a transaction, however much it touches. */
  private void tellAfterCommit() {
    if (TransactionSynchronizationManager.getSynchronizations().stream()
        .noneMatch(Telling.class::isInstance)) {
      TransactionSynchronizationManager.registerSynchronization(new Telling(events));
    }
  }

  private record Telling(ApplicationEventPublisher events) implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      events.publishEvent(new FactsChanged(NO_IMPORT));
    }
  }
}
