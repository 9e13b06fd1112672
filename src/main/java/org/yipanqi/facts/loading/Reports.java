package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportFormat.Touch;

/**
 * What came in, from whom, for which month: the receipts, and the months that the facts span. Only
 * events that someone owes every month widen the span, never the open end of an interval.
 */
final class Reports {

  // Ten years: a single date mistyped by a century must not make twelve hundred months.
  private static final int MOST_MONTHS = 120;

  private final Sql sql;
  private final FactCatalogue catalogue;
  private final Receipts receipts;
  private final LocalDate today;

  Reports(Sql sql, FactCatalogue catalogue, Receipts receipts, LocalDate today) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.receipts = receipts;
    this.today = today;
  }

  /** The months that events of the facts span, both ends their first days. */
  private record Span(LocalDate first, LocalDate last) {

    Span with(@Nullable Span other) {
      if (other == null) {
        return this;
      }
      var lastOfAll = last.isAfter(other.last) ? last : other.last;
      var earliest = lastOfAll.minusMonths(MOST_MONTHS - 1);
      var firstOfAll = first.isBefore(other.first) ? first : other.first;
      return new Span(firstOfAll.isBefore(earliest) ? earliest : firstOfAll, lastOfAll);
    }
  }

  /**
   * Holds other imports back from here to the end of the transaction, so that none marks intervals
   * by a span that another is widening.
   */
  void holdOthersBack() throws SQLException {
    sql.update(
        """
        create temp table reported (
          fact text not null, unit bigint, month date not null, source_id int not null,
          event boolean not null, own boolean not null
        ) on commit drop
        """);
    sql.yes(
        """
        select pg_advisory_xact_lock(hashtext('facts.horizon')) is null
        """);
  }

  /** Whether a touched fact is what the row itself reports, and its reporter is known. */
  static boolean isReport(Touch touch, FactDeclaration fact) {
    return fact.reporter() != null && touch.keyColumn().equals("source_no");
  }

  /** Notes what rows of the file report. */
  void collect(Seen seen) throws SQLException {
    collect(seen, seen.fact().time() instanceof FactTime.OnDate, true);
  }

  /** Notes what rows about to be corrected had reported: a correction of those months too. */
  void collectLeft(Seen seen) throws SQLException {
    collect(seen, false, true);
    receipts.watch(seen);
  }

  private void collect(Seen seen, boolean event, boolean own) throws SQLException {
    sql.update(
        """
        insert into reported (fact, unit, month, source_id, event, own)
        select distinct ?, %s, month, source_id, ?, ? from %s
        """
            .formatted(seen.reporterColumn(), seen.table()),
        seen.fact().code(),
        event,
        own);
  }

  void writeReceipts() throws SQLException {
    receipts.write();
  }

  /**
   * Widens the span to the whole years of the events collected, though not past the current month:
   * stocks such as staff in post hold in months without any event too. In new months every stock
   * has to be looked at.
   */
  void widenHorizon() throws SQLException {
    var before =
        span(
            """
            select first_month, last_month from facts.horizon
            """);
    var seen =
        span(
            """
            select date_trunc('year', min(month))::date,
                   least(
                     date_trunc('year', max(month)) + interval '11 months',
                     date_trunc('month', ?::timestamp))::date
              from reported
             where event and month <= ?
            """,
            today,
            today);
    if (seen == null) {
      return;
    }
    var after = seen.with(before);
    if (after.equals(before)) {
      return;
    }
    sql.update(
        """
        insert into facts.horizon (first_month, last_month) values (?, ?)
            on conflict (only_one) do update
           set first_month = excluded.first_month, last_month = excluded.last_month
        """,
        after.first(),
        after.last());
    for (var fact : catalogue.facts()) {
      if (fact.time() instanceof FactTime.During) {
        markNewMonths(fact, before);
        if (fact.reporter() != null) {
          var all = new Reach(Sql.name(fact.view()) + " v", "true", List.of());
          collect(Seen.look(sql, "all_of_" + fact.code(), fact, all), false, false);
        }
      }
    }
  }

  private @Nullable Span span(String query, @Nullable Object... values) throws SQLException {
    var found = new ArrayList<Span>();
    sql.each(
        query,
        row -> {
          var first = row.getObject(1, LocalDate.class);
          var last = row.getObject(2, LocalDate.class);
          if (first != null && last != null) {
            found.add(new Span(first, last));
          }
        },
        values);
    return found.isEmpty() ? null : found.getFirst().with(found.getFirst());
  }

  private void markNewMonths(FactDeclaration fact, @Nullable Span before) throws SQLException {
    if (fact.axes().isEmpty()) {
      return; // known for its receipts alone
    }
    sql.update(
        """
        insert into facts.mark (fact, month, units)
        select ?, m::date, null
          from facts.horizon, generate_series(first_month, last_month, interval '1 month') m
         where ?::date is null or m not between ?::date and ?::date
        """,
        fact.code(),
        before == null ? null : before.first(),
        before == null ? null : before.first(),
        before == null ? null : before.last());
  }
}
