package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.kernel.Label;

/**
 * What the sender should know of a delivery: that it is late, that two systems now say it, or that
 * it came from a system which nobody settled on.
 */
final class DeliveryAdvice {

  private final Sql sql;
  private final FactCatalogue catalogue;
  private final ErrorList errors;
  private final long importId;
  private final Receipts receipts;

  DeliveryAdvice(
      Sql sql, FactCatalogue catalogue, ErrorList errors, long importId, Receipts receipts) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.errors = errors;
    this.importId = importId;
    this.receipts = receipts;
  }

  private record Late(String unit, String fact, YearMonth month, long days, LocalDate due) {}

  List<Label> said() throws SQLException {
    var said = new ArrayList<Label>();
    if (!sql.yes(
        """
        select exists (select from reported)
        """)) {
      return said;
    }
    late(said);
    twice(said);
    unnamed(said);
    if (receipts.clockSetBack().isPositive()) {
      said.add(errors.wording("clock-set-back", receipts.clockSetBack().toMinutes()));
    }
    return said;
  }

  /** Of events that were owed: a register stands until it is changed and has no day to miss. */
  private void late(List<Label> said) throws SQLException {
    var found = new ArrayList<Late>();
    sql.each(
        """
        select distinct on (r.unit, r.fact, r.month) r.unit, r.fact, r.month, o.valid_from,
               o.valid_to, o.frequency, o.due_day, o.due_months, o.systems, o.known_on,
               coalesce(u.name, r.unit::text) as name
          from (select distinct unit, fact, month from reported where own and event) r
          join facts.receipt x on x.unit = r.unit and x.fact = r.fact and x.month = r.month
           and x.import_id = ?
          join facts_api.source_rule o on o.unit = r.unit and o.fact = r.fact
           and o.valid_from < r.month + interval '1 month'
           and coalesce(o.valid_to, 'infinity') >= r.month
          left join registry_api.unit u on u.id = r.unit
         where not exists (
           select from facts_api.receipt_day e
            where e.unit = r.unit and e.fact = r.fact and e.month = r.month
              and e.import_id is distinct from x.import_id)
         order by r.unit, r.fact, r.month, o.valid_from desc
        """,
        row -> {
          var month = YearMonth.from(row.getObject("month", LocalDate.class));
          var owed = SourceCalendar.owed(row).obligation(month);
          var days = ChronoUnit.DAYS.between(owed.due(), receipts.today());
          if (days > 0 && !owed.history()) {
            found.add(new Late(row.getString("name"), owed.fact(), month, days, owed.due()));
          }
        },
        importId);
    if (!found.isEmpty()) {
      var worst = Objects.requireNonNull(found.getFirst());
      for (var it : found) {
        worst = it.days() > worst.days() ? it : worst;
      }
      said.add(
          say(
              found.size() == 1 ? "late" : "late-several",
              worst.fact(),
              worst.unit(),
              worst.month(),
              worst.days(),
              worst.due(),
              found.size()));
    }
  }

  private void twice(List<Label> said) throws SQLException {
    sql.each(
        """
        select coalesce(u.name, t.unit::text), t.fact, t.month, t.systems, count(*) over ()
          from facts_api.source_twice t left join registry_api.unit u on u.id = t.unit
         where exists (
           select from reported r
            where r.own and r.unit = t.unit and r.fact = t.fact and r.month = t.month)
         order by t.month, t.unit, t.fact
         limit 1
        """,
        row ->
            said.add(
                say(
                    row.getLong(5) == 1 ? "twice" : "twice-several",
                    row.getString(2),
                    row.getString(1),
                    YearMonth.from(row.getObject(3, LocalDate.class)),
                    row.getString(4).replace(";", ", "),
                    row.getLong(5))));
  }

  /** It counts all the same as long as nothing else reports the month; then it would be twice. */
  private void unnamed(List<Label> said) throws SQLException {
    sql.each(
        """
        select coalesce(u.name, r.unit::text), r.fact, r.month, s.code,
               replace(o.systems, ';', ', '), count(*) over ()
          from (select distinct unit, fact, month, source_id from reported where own) r
          join facts.source_system s on s.id = r.source_id
          cross join lateral (
            select systems from facts_api.source_rule o
             where o.unit = r.unit and o.fact = r.fact
               and o.valid_from < r.month + interval '1 month'
               and coalesce(o.valid_to, 'infinity') >= r.month
             order by o.valid_from desc
             limit 1) o
          left join registry_api.unit u on u.id = r.unit
         where s.code <> all (string_to_array(o.systems, ';'))
           and not exists (
             select from facts_api.source_twice t
              where t.unit = r.unit and t.fact = r.fact and t.month = r.month)
         order by r.month, r.unit, r.fact, s.code
         limit 1
        """,
        row ->
            said.add(
                say(
                    row.getLong(6) == 1 ? "unnamed-system" : "unnamed-system-several",
                    row.getString(2),
                    row.getString(1),
                    YearMonth.from(row.getObject(3, LocalDate.class)),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6))));
  }

  /** A sentence that names a fact, in each language by its label there. */
  private Label say(String code, String fact, String unit, YearMonth month, Object... more) {
    var label =
        catalogue.fact(fact).map(FactDeclaration::label).orElseGet(() -> new Label(fact, fact));
    return new Label(
        errors.wording(code, with(unit, label.zh(), month, more)).zh(),
        errors.wording(code, with(unit, label.en(), month, more)).en());
  }

  private static Object[] with(String unit, String fact, YearMonth month, Object[] more) {
    var all = new ArrayList<Object>(List.of(unit, fact, month));
    all.addAll(List.of(more));
    return all.toArray();
  }
}
