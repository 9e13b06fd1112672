package org.yipanqi.facts.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourceCalendar.Owed;
import org.yipanqi.kernel.Label;

/** Reads what the board of gaps is made of. */
@Repository
class GapReader {

  /**
   * A unit that owes something in the months shown.
   *
   * @param kind an institution's kind; null for a bureau of the county
   * @param community the one it belongs to on the last day shown
   * @param managedBy the hospital that manages a clinic, by code
   */
  record Reporter(
      long id,
      String code,
      String name,
      @Nullable String nameEn,
      @Nullable String kind,
      @Nullable String community,
      @Nullable String communityName,
      @Nullable String communityNameEn,
      @Nullable String managedBy) {}

  /** A unit's fact of a month. */
  record Place(long unit, String fact, YearMonth month) {}

  private final JdbcClient jdbc;

  GapReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number and name a code stands for. */
  Optional<Reporter> find(String code) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name, i.name_en, i.kind, null as community,
                   null as community_name, null as community_name_en, null as managed_by
              from registry_api.unit u left join registry_api.institution i on i.id = u.id
             where u.code = :code
             limit 1
            """)
        .param("code", code)
        .query((row, _) -> reporter(row))
        .optional();
  }

  /** The source systems registered, by code. */
  List<ObligationController.CalendarChoice> systems() {
    return jdbc.sql(
            """
            select code, name, coalesce(name_en, name) as name_en from facts.source_system
             order by code
             limit 500
            """)
        .query((row, _) ->
            new ObligationController.CalendarChoice(
                row.getString("code"), new Label(row.getString("name"), row.getString("name_en"))))
        .list();
  }

  /**
   * The reporters of a scope: a community's members lead first, each hospital with the clinics it
   * manages below it, then who belongs to none; the county's own bureaux last.
   */
  List<Reporter> reporters(String scope, YearMonth first, YearMonth last) {
    return jdbc.sql(
            """
            select i.id, i.code, i.short_name as name, i.name_en, i.kind, c.code as community,
                   c.name as community_name, c.name_en as community_name_en, m.code as managed_by
              from registry_api.institution i
              left join registry_api.institution m on m.id = i.managed_by
              left join registry_api.community_member cm
                on cm.institution = coalesce(i.managed_by, i.id)
               and cm.valid_from <= :lastDay and coalesce(cm.valid_to, 'infinity') >= :lastDay
              left join registry_api.community c on c.id = cm.community
             where exists (
                     select from facts.source_owed o
                      where o.unit = i.id and o.valid_from <= :lastDay
                        and coalesce(o.valid_to, 'infinity') >= :firstDay)
               and coalesce(i.opened_on, :lastDay) <= :lastDay
               and coalesce(i.closed_on, 'infinity') >= :firstDay
               and (i.code = :scope or m.code = :scope or c.code = :scope
                    or i.division::text like :scope || '%')
             order by c.code nulls last, coalesce(cm.lead, false) desc,
                      coalesce(m.code, i.code), m.code nulls first, i.code
            """)
        .param("scope", scope)
        .param("firstDay", first.atDay(1))
        .param("lastDay", last.atEndOfMonth())
        .query((row, _) -> reporter(row))
        .list();
  }

  List<Reporter> bureaux(String scope, YearMonth first, YearMonth last) {
    return jdbc.sql(
            """
            select d.code as id, d.code::text as code, d.name, d.name_en, null as kind,
                   null as community, null as community_name, null as community_name_en,
                   null as managed_by
              from registry_api.division d
             where d.code::text like :scope || '%'
               and exists (
                     select from facts.source_owed o
                      where o.unit = d.code and o.valid_from <= :lastDay
                        and coalesce(o.valid_to, 'infinity') >= :firstDay)
             order by d.code
            """)
        .param("scope", scope)
        .param("firstDay", first.atDay(1))
        .param("lastDay", last.atEndOfMonth())
        .query((row, _) -> reporter(row))
        .list();
  }

  private static Reporter reporter(ResultSet row) throws SQLException {
    return new Reporter(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("kind"),
        row.getString("community"),
        row.getString("community_name"),
        row.getString("community_name_en"),
        row.getString("managed_by"));
  }

  /** The rules of units that touch the months, the later beginning last. */
  Map<Long, List<Owed>> owed(List<Long> units, YearMonth first, YearMonth last) {
    var found = new HashMap<Long, List<Owed>>();
    jdbc.sql(
            """
            select unit, fact, valid_from, valid_to, frequency, due_day, due_months, systems,
                   known_on
              from facts_api.source_rule
             where unit = any (:units) and valid_from <= :lastDay
               and coalesce(valid_to, 'infinity') >= greatest(valid_from, :firstDay)
             order by unit, fact, valid_from
            """)
        .param("units", units.toArray(Long[]::new))
        .param("firstDay", first.minusMonths(11).atDay(1))
        .param("lastDay", last.atEndOfMonth())
        .query((row, _) -> SourceCalendar.owed(row))
        .list()
        .forEach(one -> found.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    return found;
  }

  /**
   * What came in of the months and of eleven before them, since a source may be owed by the year.
   * Of registers, which stand until they are changed, also what came in ever before: at one month
   * more.
   */
  Map<Place, Arrival> arrivals(
      List<Long> units, List<String> registers, YearMonth first, YearMonth last) {
    var found = new HashMap<Place, Arrival>();
    jdbc.sql(
            """
            select unit, fact, greatest(month, :before::date) as month, min(received_on) as received,
                   max(changed_on) filter (where month > :before::date) as changed,
                   null::date as declared, null::date as stated
              from facts.receipt
             where unit = any (:units) and month <= :lastDay
               and (month > :before::date or fact = any (:registers))
             group by 1, 2, 3
            union all
            select unit, fact, greatest(month, :before::date), null, null,
                   min((known_since at time zone 'Asia/Shanghai')::date), min(received_on)
              from facts.declared_receipt
             where unit = any (:units) and month <= :lastDay
               and (month > :before::date or fact = any (:registers))
             group by 1, 2, 3
            """)
        .param("units", units.toArray(Long[]::new))
        .param("registers", registers.toArray(String[]::new))
        .param("before", first.minusMonths(12).atDay(1))
        .param("lastDay", last.atEndOfMonth())
        .query((row, _) ->
            found.merge(
                new Place(
                    row.getLong("unit"),
                    row.getString("fact"),
                    YearMonth.from(row.getObject("month", LocalDate.class))),
                new Arrival(
                    row.getObject("received", LocalDate.class),
                    row.getObject("changed", LocalDate.class),
                    row.getObject("declared", LocalDate.class),
                    row.getObject("stated", LocalDate.class),
                    List.of()),
                Arrival::and))
        .list();
    return found;
  }
}
