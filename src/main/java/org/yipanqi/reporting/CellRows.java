package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** The cells of returns: thousands are written in one statement. */
@Repository
public class CellRows {

  /** A cell that somebody fills, or empties with null. */
  record Typed(String address, @Nullable String value) {}

  /** A cell that the records fill. */
  record Recorded(String address, @Nullable String value, String state) {}

  private final JdbcClient jdbc;

  CellRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, StoredCell> of(long id) {
    var all = new LinkedHashMap<String, StoredCell>();
    jdbc.sql(
            """
            select address, typed, typed_name, typed_at, note, recorded, recorded_state, recorded_at
              from reporting.cell where return_id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new StoredCell(
                row.getString("address"),
                row.getString("typed"),
                row.getString("typed_name"),
                row.getObject("typed_at", OffsetDateTime.class),
                row.getString("note"),
                row.getString("recorded"),
                row.getString("recorded_state"),
                row.getObject("recorded_at", OffsetDateTime.class)))
        .list()
        .forEach(cell -> all.put(cell.address(), cell));
    return all;
  }

  void type(Return in, Collection<Typed> cells, Caller by, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into reporting.cell (return_id, holder_id, county, address, typed, typed_by,
                   typed_name, typed_at)
            select :id, :holder, :county, c.address, c.value,
                   case when c.value is not null then :by end,
                   case when c.value is not null then :name end,
                   case when c.value is not null then :now::timestamptz end
              from unnest(:addresses::text[], :values::text[]) c (address, value)
                on conflict (return_id, address) do update
               set typed = excluded.typed, typed_by = excluded.typed_by,
                   typed_name = excluded.typed_name, typed_at = excluded.typed_at
             where cell.typed is distinct from excluded.typed
            """)
        .param("id", in.id())
        .param("holder", in.holder())
        .param("county", in.county())
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .param("addresses", cells.stream().map(Typed::address).toArray(String[]::new))
        .param("values", cells.stream().map(Typed::value).toArray(String[]::new))
        .update();
  }

  /** Words beside a cell. */
  void note(Return in, Map<String, String> notes) {
    jdbc.sql(
            """
            insert into reporting.cell (return_id, holder_id, county, address, note)
            select :id, :holder, :county, c.address, nullif(btrim(c.note), '')
              from unnest(:addresses::text[], :notes::text[]) c (address, note)
                on conflict (return_id, address) do update set note = excluded.note
            """)
        .param("id", in.id())
        .param("holder", in.holder())
        .param("county", in.county())
        .param("addresses", notes.keySet().toArray(String[]::new))
        .param("notes", notes.values().toArray(String[]::new))
        .update();
  }

  /** What the records give now; of cells that they don't know any more nothing is left. */
  void record(Return in, Collection<Recorded> cells, OffsetDateTime now) {
    jdbc.sql(
            """
            update reporting.cell set recorded = null, recorded_state = null, recorded_at = null
             where return_id = :id and recorded_state is not null
               and address <> all (:addresses::text[])
            """)
        .param("id", in.id())
        .param("addresses", cells.stream().map(Recorded::address).toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into reporting.cell (return_id, holder_id, county, address, recorded,
                   recorded_state, recorded_at)
            select :id, :holder, :county, c.address, c.value, c.state, :now
              from unnest(:addresses::text[], :values::text[], :states::text[])
                   c (address, value, state)
                on conflict (return_id, address) do update
               set recorded = excluded.recorded, recorded_state = excluded.recorded_state,
                   recorded_at = excluded.recorded_at
            """)
        .param("id", in.id())
        .param("holder", in.holder())
        .param("county", in.county())
        .param("now", now)
        .param("addresses", cells.stream().map(Recorded::address).toArray(String[]::new))
        .param("values", cells.stream().map(Recorded::value).toArray(String[]::new))
        .param("states", cells.stream().map(Recorded::state).toArray(String[]::new))
        .update();
  }

  /** What the form computes, kept for those who carry it on. */
  void compute(Return in, Map<String, String> values) {
    jdbc.sql(
            """
            update reporting.cell set computed = null where return_id = :id and computed is not null
            """)
        .param("id", in.id())
        .update();
    jdbc.sql(
            """
            insert into reporting.cell (return_id, holder_id, county, address, computed)
            select :id, :holder, :county, c.address, c.value
              from unnest(:addresses::text[], :values::text[]) c (address, value)
                on conflict (return_id, address) do update set computed = excluded.computed
            """)
        .param("id", in.id())
        .param("holder", in.holder())
        .param("county", in.county())
        .param("addresses", values.keySet().toArray(String[]::new))
        .param("values", values.values().toArray(String[]::new))
        .update();
  }

  /** Takes over what was typed and noted in another edition. */
  void copy(long from, Return to) {
    jdbc.sql(
            """
            insert into reporting.cell (return_id, holder_id, county, address, typed, typed_by,
                   typed_name, typed_at, note)
            select :to, :holder, :county, address, typed, typed_by, typed_name, typed_at, note
              from reporting.cell
             where return_id = :from and (typed is not null or note is not null)
            """)
        .param("from", from)
        .param("to", to.id())
        .param("holder", to.holder())
        .param("county", to.county())
        .update();
  }

  /** Cells of the returns of other units, newest editions, as they count. */
  List<BelowCell> below(Carrying what) {
    return jdbc.sql(
            """
            select r.unit_code, c.address, coalesce(c.typed, c.recorded, c.computed) as value
              from (select distinct on (unit_code) id, unit_code
                      from reporting.form_return
                     where county = :county and pack = :pack and form = :form
                       and period = :period and state in ('awaiting', 'approved', 'locked')
                       and unit_code = any (:units::text[])
                     order by unit_code, edition desc) r
              left join reporting.cell c on c.return_id = r.id
             where coalesce(c.typed, c.recorded, c.computed) is not null
            """)
        .param("county", what.county())
        .param("pack", what.pack())
        .param("form", what.form())
        .param("period", what.period())
        .param("units", what.units().toArray(String[]::new))
        .query((row, _) ->
            new BelowCell(
                row.getString("unit_code"), row.getString("address"), row.getString("value")))
        .list();
  }

  /** Whose returns of a form are carried into another's. */
  record Carrying(String pack, String form, long county, String period, List<String> units) {}

  record BelowCell(String unit, String address, String value) {}
}
