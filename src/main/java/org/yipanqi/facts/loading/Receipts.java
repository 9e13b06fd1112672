package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the house writes down of a delivery: from which system, when it first came, on which days it
 * was changed since. What a record says of its own time has no part in it.
 */
final class Receipts {

  // Clocks of two machines differ by seconds; more is a clock that was set back.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Sql sql;
  private final Clock clock;
  private final long importId;
  private final List<Seen> watched = new ArrayList<>();
  private Duration setBack = Duration.ZERO;

  Receipts(Sql sql, Clock clock, long importId) {
    this.sql = sql;
    this.clock = clock;
    this.importId = importId;
  }

  /** By how much the clock lies behind the last delivery; zero when all is well. */
  Duration clockSetBack() {
    return setBack.compareTo(SKEW) > 0 ? setBack : Duration.ZERO;
  }

  /** Months that rows leave: when the last row of a system is gone, that is noted. */
  void watch(Seen left) {
    watched.add(left);
  }

  void write() throws SQLException {
    var moment = moment();
    var day = moment.atZoneSameInstant(clock.getZone()).toLocalDate();
    sql.update(
        """
        with came as (
          select unit, fact, month, source_id, bool_or(own) as own,
                 count(*) over (partition by unit, fact, month) > 1 as several
            from reported
           where unit is not null
           group by unit, fact, month, source_id
        ), delivered as (
          insert into facts.delivery as known (unit, fact, month, source_id, day, import_id)
          select unit, fact, month, source_id, ?, ? from came where own
              on conflict (unit, fact, month, source_id, day) do update
             set import_id = excluded.import_id, imports = known.imports + 1
        )
        insert into facts.receipt (unit, fact, month, source_id, import_id, received_at,
               received_on, stands, beside)
        select unit, fact, month, source_id, ?, ?, ?, not own,
               several or exists (
                 select from facts.receipt o
                  where o.unit = came.unit and o.fact = came.fact and o.month = came.month
                    and o.source_id <> came.source_id)
          from came
            on conflict (unit, fact, month, source_id) do update
           set changed_import = excluded.import_id, changed_on = excluded.received_on,
               stands = false, emptied = false
         where not excluded.stands
        """,
        day,
        importId,
        importId,
        moment,
        day);
    noteEmptied();
  }

  /** Never before an earlier delivery, so that a clock set back makes nothing early. */
  private OffsetDateTime moment() throws SQLException {
    var now = OffsetDateTime.now(clock);
    var found = new ArrayList<OffsetDateTime>();
    sql.each(
        """
        select max(received_at) from facts.receipt
        """,
        row -> {
          var last = row.getObject(1, OffsetDateTime.class);
          found.add(last == null ? now : last);
        });
    var last = Objects.requireNonNull(found.getFirst());
    setBack = last.isAfter(now) ? Duration.between(now, last) : Duration.ZERO;
    return last.isAfter(now) ? last : now;
  }

  /** Where two systems had records of a month and those of one are void by now. */
  private void noteEmptied() throws SQLException {
    for (var left : watched) {
      sql.update(
          """
          update facts.receipt r set emptied = true
            from (select distinct %1$s as unit, month, source_id from %2$s) l
           where r.fact = ? and r.unit = l.unit and r.month = l.month
             and r.source_id = l.source_id
             and exists (
               select from facts.receipt o
                where o.unit = r.unit and o.fact = r.fact and o.month = r.month
                  and o.source_id <> r.source_id)
             and not exists (
               select from %3$s v
                where v.%4$s = r.unit and v.source_id = r.source_id and %5$s)
          """
              .formatted(
                  left.reporterColumn(),
                  left.table(),
                  Sql.name(left.fact().view()),
                  Sql.quoted(left.reporterKey()),
                  MonthSql.within(left.fact(), "r.month")),
          left.fact().code());
    }
  }

  /** The day as this delivery counts. */
  LocalDate today() {
    return OffsetDateTime.now(clock).plus(setBack).atZoneSameInstant(clock.getZone()).toLocalDate();
  }
}
