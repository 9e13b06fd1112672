package org.yipanqi.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Period;

/** Changes of returns as they are stored; each makes the next version. */
@Repository
class ReturnChanges {

  private final JdbcClient jdbc;

  ReturnChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  /** Cells changed: its next version. */
  Return saved(
      Return was,
      int formVersion,
      Map<String, List<String>> rows,
      @Nullable String under,
      OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.form_return
               set form_version = :formVersion, rows = :rows::jsonb, saved_under = :under,
                   version = version + 1, changed_at = :now
             where id = :id
            returning *
            """)
        .param("id", was.id())
        .param("formVersion", formVersion)
        .param("rows", Return.json(rows))
        .param("under", under)
        .param("now", now)
        .query((row, _) -> Return.read(row))
        .single();
  }

  /** What stands in it now. */
  Return counted(Return of, Return.Count count) {
    return jdbc.sql(
            """
            update reporting.form_return
               set filled = :filled, required = :required, entered = :entered, errors = :errors,
                   warnings = :warnings
             where id = :id
            returning *
            """)
        .param("id", of.id())
        .param("filled", count.filled())
        .param("required", count.required())
        .param("entered", count.entered())
        .param("errors", count.errors())
        .param("warnings", count.warnings())
        .query((row, _) -> Return.read(row))
        .single();
  }

  /** Handed in, for the first time or again. */
  Return submitted(Return was, int step, @Nullable LocalDate due, Caller by, OffsetDateTime now) {
    return jdbc.sql(
            """
            update reporting.form_return
               set state = 'awaiting', step = :step, version = version + 1, changed_at = :now,
                   submissions = submissions + 1, submitted_at = :now, submitted_by = :by,
                   submitted_name = :name,
                   due_on = coalesce(due_on, :due::date),
                   handed_in_at = coalesce(handed_in_at, :now)
             where id = :id
            returning *
            """)
        .param("id", was.id())
        .param("step", step)
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

  /** Many of them, in one statement; by their numbers. */
  Map<Long, Return> moved(Map<Return, ReturnRules.Position> moves, Caller by, OffsetDateTime now) {
    var ids = moves.keySet().stream().map(Return::id).toArray(Long[]::new);
    var states = moves.values().stream().map(to -> to.state().code()).toArray(String[]::new);
    var steps = moves.values().stream().map(ReturnRules.Position::step).toArray(Integer[]::new);
    var all = new TreeMap<Long, Return>();
    jdbc.sql(
            """
            update reporting.form_return r
               set state = m.state, step = m.step, version = version + 1, changed_at = :now,
                   locked_at = case when m.state = 'locked' then :now::timestamptz end,
                   locked_by = case when m.state = 'locked' then :by end,
                   locked_name = case when m.state = 'locked' then :name end
              from unnest(:ids::bigint[], :states::text[], :steps::int[]) m (id, state, step)
             where r.id = m.id
            returning r.*
            """)
        .param("ids", ids)
        .param("states", states)
        .param("steps", steps)
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query((row, _) -> Return.read(row))
        .list()
        .forEach(is -> all.put(is.id(), is));
    return all;
  }
}
