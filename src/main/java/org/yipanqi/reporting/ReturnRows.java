package org.yipanqi.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Period;

/** Returns as they are stored. */
@Repository
class ReturnRows {

  private final JdbcClient jdbc;

  ReturnRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that the thread may see. */
  Optional<Return> find(long id) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  Optional<Return> lock(long id) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  /** Several, locked in the order of their numbers so that nobody waits for each other. */
  List<Return> lock(List<Long> ids) {
    return jdbc.sql(
            """
            select * from reporting.form_return where id = any (:ids::bigint[]) order by id
               for update
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest edition of a unit's return. */
  Optional<Return> newest(String pack, String form, Period period, String unit) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where pack = :pack and form = :form and period = :period and unit_code = :unit
             order by edition desc
             limit 1
            """)
        .param("pack", pack)
        .param("form", form)
        .param("period", period.toString())
        .param("unit", unit)
        .query((row, _) -> Return.read(row))
        .optional();
  }

  /** All editions of a unit's return, oldest first. */
  List<Return> editions(Return of) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where pack = :pack and form = :form and period = :period and unit_code = :unit
             order by edition
             limit 100
            """)
        .param("pack", of.pack())
        .param("form", of.form())
        .param("period", of.period().toString())
        .param("unit", of.unit())
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest editions of a form's returns of a county and period. */
  List<Return> ofForm(long county, String pack, String form, Period period) {
    return jdbc.sql(
            """
            select distinct on (unit_code) * from reporting.form_return
             where county = :county and pack = :pack and form = :form and period = :period
             order by unit_code, edition desc
            """)
        .param("county", county)
        .param("pack", pack)
        .param("form", form)
        .param("period", period.toString())
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** The newest editions of the returns of some units since a day. */
  List<Return> ofUnits(List<String> units, LocalDate since) {
    return jdbc.sql(
            """
            select distinct on (pack, form, period, unit_code) * from reporting.form_return
             where unit_code = any (:units::text[]) and period_end >= :since
             order by pack, form, period, unit_code, edition desc
            """)
        .param("units", units.toArray(String[]::new))
        .param("since", since)
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** What waits for somebody's act in some counties, the oldest first. */
  List<Return> waiting(List<Long> counties, int most) {
    return jdbc.sql(
            """
            select * from reporting.form_return
             where county = any (:counties::bigint[]) and state in ('awaiting', 'approved')
             order by id
             limit :most
            """)
        .param("counties", counties.toArray(Long[]::new))
        .param("most", most)
        .query((row, _) -> Return.read(row))
        .list();
  }

  /** A new one; empty where there is one of this edition already. */
  Optional<Return> add(
      Unit unit,
      FormAtWork form,
      Period period,
      @Nullable Return amends,
      @Nullable String because,
      Map<String, List<String>> rows,
      Caller by,
      OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into reporting.form_return (pack, form, form_version, period, period_end, unit_code,
                   unit_kind, holder_id, county, edition, amends, amended_because, state, step, rows,
                   begun_at, begun_by, begun_name, changed_at)
            values (:pack, :form, :formVersion, :period, :end, :unit, :kind, :holder, :county,
                    :edition, :amends, :because, 'draft', 0, :rows::jsonb, :now, :by, :name, :now)
            on conflict do nothing
            returning *
            """)
        .param("pack", form.pack().id())
        .param("form", form.form().id())
        .param("formVersion", form.form().version())
        .param("period", period.toString())
        .param("end", period.end())
        .param("unit", unit.code())
        .param("kind", unit.kind().name().toLowerCase(Locale.ROOT))
        .param("holder", unit.holder())
        .param("county", unit.county())
        .param("edition", amends == null ? 1 : amends.edition() + 1)
        .param("amends", amends == null ? null : amends.id())
        .param("because", because)
        .param("rows", Return.json(rows))
        .param("now", now)
        .param("by", by.user())
        .param("name", by.name())
        .query((row, _) -> Return.read(row))
        .optional();
  }

  /** Cells changed: what stands in it now. */
  Return saved(
      Return was,
      int formVersion,
      Map<String, List<String>> rows,
      Return.Count count,
      @Nullable String under,
      OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.form_return
               set form_version = :formVersion, rows = :rows::jsonb, filled = :filled,
                   required = :required, entered = :entered, errors = :errors, warnings = :warnings,
                   saved_under = :under, version = version + 1, changed_at = :now
             where id = :id
            returning *
            """)
        .param("id", was.id())
        .param("formVersion", formVersion)
        .param("rows", Return.json(rows))
        .param("filled", count.filled())
        .param("required", count.required())
        .param("entered", count.entered())
        .param("errors", count.errors())
        .param("warnings", count.warnings())
        .param("under", under)
        .param("now", now)
        .query((row, _) -> Return.read(row))
        .single();
  }

  /** Handed in, for the first time or again. */
  Return submitted(
      Return was, ReturnRules.Position to, boolean full, @Nullable LocalDate due, Caller by,
      OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.form_return
               set state = :state, step = :step, version = version + 1, changed_at = :now,
                   submissions = submissions + 1, submitted_at = :now, submitted_by = :by,
                   submitted_name = :name,
                   due_on = coalesce(due_on, :due::date),
                   handed_in_at = coalesce(handed_in_at, case when :full then :now::timestamptz end)
             where id = :id
            returning *
            """)
        .param("id", was.id())
        .param("state", to.state().code())
        .param("step", to.step())
        .param("full", full)
        .param("due", due)
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query((row, _) -> Return.read(row))
        .single();
  }

  /** To another state and step; whoever makes it locked stands for it by name. */
  Return moved(Return was, ReturnRules.Position to, Caller by, OffsetDateTime now) {
    var locked = to.state() == ReturnState.LOCKED;
    return jdbc.sql(
            """
            update reporting.form_return
               set state = :state, step = :step, version = version + 1, changed_at = :now,
                   times_returned = times_returned + case when :state = 'returned' then 1 else 0 end,
                   locked_at = case when :locked then :now::timestamptz end,
                   locked_by = case when :locked then :by end,
                   locked_name = case when :locked then :name end
             where id = :id
            returning *
            """)
        .param("id", was.id())
        .param("state", to.state().code())
        .param("step", to.step())
        .param("locked", locked)
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query((row, _) -> Return.read(row))
        .single();
  }
}
