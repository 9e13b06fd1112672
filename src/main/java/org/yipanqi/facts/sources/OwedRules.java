package org.yipanqi.facts.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.Systems;
import org.yipanqi.kernel.Label;

/** Who owes what, rule by rule, as it was entered. */
@Repository
class OwedRules {

  /**
   * A rule as the list shows it.
   *
   * @param validTo the last day as entered
   * @param replacedFrom where a later rule of the same unit and fact begins
   * @param systems where it comes from; none while that is not settled
   * @param dueDay as entered; null: as the county's calendar says
   * @param importId the file that brought it; null when entered on screen
   */
  record OwedRule(
      String unit,
      Label unitName,
      String fact,
      Label factLabel,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalDate replacedFrom,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn,
      List<String> systems,
      String frequency,
      @Nullable Integer dueDay,
      @Nullable Integer dueMonths,
      @Nullable String by,
      OffsetDateTime since,
      @Nullable String importId) {}

  /** What is entered, checked before it comes here. */
  record Entry(
      long unit,
      String fact,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      Systems systems,
      String frequency,
      @Nullable Integer dueDay,
      @Nullable Integer dueMonths) {

    Entry until(LocalDate day) {
      return new Entry(unit, fact, validFrom, day, systems, frequency, dueDay, dueMonths);
    }
  }

  /** Where the page before ended. */
  record OwedCursor(long unit, String fact, LocalDate validFrom) {}

  private final JdbcClient jdbc;
  private final FactCatalogue catalogue;

  OwedRules(JdbcClient jdbc, FactCatalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  /**
   * The rules of a scope in the order of unit, fact and first day.
   *
   * @param on only those in force on this day or later; null for all that ever were
   */
  List<OwedRule> list(
      String scope,
      @Nullable String fact,
      @Nullable LocalDate on,
      @Nullable OwedCursor after,
      int limit) {
    return jdbc.sql(
            """
            select o.*, u.code, coalesce(i.short_name, u.name) as name, i.name_en, i.opened_on,
                   i.closed_on
              from (select s.*, lead(valid_from) over w as next_from
                      from facts.source_owed s
                    window w as (partition by unit, fact order by valid_from)) o
              join registry_api.unit u on u.id = o.unit
              left join registry_api.institution i on i.id = o.unit
              left join registry_api.institution m on m.id = i.managed_by
             where (u.code = :scope or m.code = :scope
                    or coalesce(i.division, o.unit)::text like :scope || '%'
                    or exists (
                      select from registry_api.community_member cm
                        join registry_api.community c on c.id = cm.community
                       where c.code = :scope and cm.institution = coalesce(i.managed_by, i.id)))
               and (:fact::text is null or o.fact = :fact)
               and (:on::date is null or least(o.valid_to, o.next_from - 1, i.closed_on) is null
                    or least(o.valid_to, o.next_from - 1, i.closed_on) >= :on)
               and (:unit::bigint is null
                    or (o.unit, o.fact, o.valid_from) > (:unit, :afterFact, :afterFrom::date))
             order by o.unit, o.fact, o.valid_from
             limit :limit
            """)
        .param("scope", scope)
        .param("fact", fact)
        .param("on", on)
        .param("unit", after == null ? null : after.unit())
        .param("afterFact", after == null ? null : after.fact())
        .param("afterFrom", after == null ? null : after.validFrom())
        .param("limit", limit)
        .query((row, _) -> rule(row))
        .list();
  }

  private OwedRule rule(ResultSet row) throws SQLException {
    var code = row.getString("fact");
    var name = row.getString("name");
    var english = row.getString("name_en");
    var imported = row.getObject("import_id", Long.class);
    return new OwedRule(
        row.getString("code"),
        new Label(name, english == null ? name : english),
        code,
        catalogue.fact(code).map(FactDeclaration::label).orElseGet(() -> new Label(code, code)),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getObject("next_from", LocalDate.class),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        Systems.of(row.getString("systems")).codes(),
        row.getString("frequency"),
        row.getObject("due_day", Integer.class),
        row.getObject("due_months", Integer.class),
        row.getString("recorded_name"),
        row.getObject("known_since", OffsetDateTime.class),
        imported == null ? null : imported.toString());
  }

  /** One at a time changes the rules of a unit and fact, to the end of the transaction. */
  void hold(long unit, String fact) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtext('facts.source_owed'), hashtext(:key)) is null
            """)
        .param("key", unit + " " + fact)
        .query(Boolean.class)
        .single();
  }

  /** The last rule of a unit and fact. */
  Optional<Entry> last(long unit, String fact) {
    return jdbc.sql(
            """
            select fact, valid_from, valid_to, systems, frequency, due_day, due_months
              from facts.source_owed where unit = :unit and fact = :fact
             order by valid_from desc limit 1
            """)
        .param("unit", unit)
        .param("fact", fact)
        .query((row, _) -> entry(unit, row))
        .optional();
  }

  /** Adds a rule; false when one begins on that day already. */
  boolean add(Caller caller, Entry entry, OffsetDateTime now) {
    return jdbc.sql(
                """
                insert into facts.source_owed (unit, fact, valid_from, valid_to, systems, frequency,
                       due_day, due_months, recorded_by, recorded_name, known_since)
                values (:unit, :fact, :from, :to, :systems, :frequency, :day, :months, :by, :name,
                       :now)
                    on conflict do nothing
                """)
            .param("unit", entry.unit())
            .param("fact", entry.fact())
            .param("from", entry.validFrom())
            .param("to", entry.validTo())
            .param("systems", entry.systems().text())
            .param("frequency", entry.frequency())
            .param("day", entry.dueDay())
            .param("months", entry.dueMonths())
            .param("by", caller.user())
            .param("name", caller.name())
            .param("now", now)
            .update()
        == 1;
  }

  void end(long unit, String fact, LocalDate validFrom, LocalDate lastDay) {
    jdbc.sql(
            """
            update facts.source_owed set valid_to = :lastDay
             where unit = :unit and fact = :fact and valid_from = :from
            """)
        .param("lastDay", lastDay)
        .param("unit", unit)
        .param("fact", fact)
        .param("from", validFrom)
        .update();
  }

  /** The rules of a unit that are in force on a day. */
  List<Entry> inForce(long unit, LocalDate day) {
    return jdbc.sql(
            """
            select distinct on (fact) fact, valid_from, valid_to, systems, frequency, due_day,
                   due_months
              from facts.source_owed
             where unit = :unit and valid_from <= :day
               and coalesce(valid_to, 'infinity') >= :day
             order by fact, valid_from desc
            """)
        .param("unit", unit)
        .param("day", day)
        .query((row, _) -> entry(unit, row))
        .list();
  }

  private static Entry entry(long unit, ResultSet row) throws SQLException {
    return new Entry(
        unit,
        row.getString("fact"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        Systems.of(row.getString("systems")),
        row.getString("frequency"),
        row.getObject("due_day", Integer.class),
        row.getObject("due_months", Integer.class));
  }

  /** The codes among these that no source system bears. */
  List<String> unknownSystems(List<String> codes) {
    var known =
        jdbc.sql(
                """
                select code from facts.source_system where code = any (:codes)
                """)
            .param("codes", codes.toArray(String[]::new))
            .query(String.class)
            .list();
    return codes.stream().filter(it -> !it.equals(Systems.OWN) && !known.contains(it)).toList();
  }
}
