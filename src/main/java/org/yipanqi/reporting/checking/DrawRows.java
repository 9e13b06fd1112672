package org.yipanqi.reporting.checking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.Return;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Spot checks as they are stored: what was drawn from, by which seed, and what was found. */
@Repository
class DrawRows {

  /**
   * @param population the codes it was drawn from, in their order
   * @param drawn how many were drawn
   * @param checked of how many of them a result is entered
   * @param differ in how many cells returns were seen to differ
   */
  record Drawn(
      long id,
      long county,
      String pack,
      String form,
      String period,
      String seed,
      String method,
      int size,
      List<String> population,
      String byName,
      OffsetDateTime at,
      int drawn,
      int checked,
      int differ) {}

  /**
   * A drawn return.
   *
   * @param seen what whoever looked found, by cell; empty while nobody has
   * @param differ how many of these cells are reported otherwise
   */
  record Checked(
      long id,
      long draw,
      int no,
      long returnId,
      String unit,
      Map<String, String> seen,
      int differ,
      @Nullable String words,
      @Nullable String byName,
      @Nullable OffsetDateTime at,
      int version) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<String>> CODES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> SEEN = new TypeReference<>() {};

  private final JdbcClient jdbc;

  DrawRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(
      SpotChecks.Asked asked, String seed, List<String> population, Caller by, OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into reporting.draw (county, pack, form, period, seed, method, size, population,
                   drawn_by, drawn_name, drawn_at)
            values (:county, :pack, :form, :period, :seed, :method, :size, :population::jsonb, :by,
                    :name, :now)
            returning id
            """)
        .param("county", asked.county())
        .param("pack", asked.pack())
        .param("form", asked.form())
        .param("period", asked.period().toString())
        .param("seed", seed)
        .param("method", Draw.METHOD)
        .param("size", asked.size())
        .param("population", JSON.writeValueAsString(population))
        .param("by", by.user())
        .param("name", by.name())
        .param("now", now)
        .query(Long.class)
        .single();
  }

  void add(long draw, int no, Return of) {
    jdbc.sql(
            """
            insert into reporting.spot_check (draw_id, no, return_id, holder_id, county)
            values (:draw, :no, :return, :holder, :county)
            """)
        .param("draw", draw)
        .param("no", no)
        .param("return", of.id())
        .param("holder", of.holder())
        .param("county", of.county())
        .update();
  }

  List<Drawn> of(long county, long before, int limit) {
    return jdbc.sql(
            """
            select d.*, c.drawn, c.checked, c.differ
              from reporting.draw d cross join lateral (
                select count(*)::int as drawn, count(s.checked_at)::int as checked,
                       coalesce(sum(s.differ), 0)::int as differ
                  from reporting.spot_check s where s.draw_id = d.id) c
             where d.county = :county and d.id < :before
             order by d.id desc limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> drawn(row))
        .list();
  }

  Optional<Drawn> find(long id) {
    return jdbc.sql(
            """
            select d.*, c.drawn, c.checked, c.differ
              from reporting.draw d cross join lateral (
                select count(*)::int as drawn, count(s.checked_at)::int as checked,
                       coalesce(sum(s.differ), 0)::int as differ
                  from reporting.spot_check s where s.draw_id = d.id) c
             where d.id = :id
            """)
        .param("id", id)
        .query((row, _) -> drawn(row))
        .optional();
  }

  List<Checked> checks(long draw) {
    return jdbc.sql(
            """
            select s.*, r.unit_code from reporting.spot_check s
              join reporting.form_return r on r.id = s.return_id
             where s.draw_id = :draw
             order by s.no
            """)
        .param("draw", draw)
        .query((row, _) -> checked(row))
        .list();
  }

  Optional<Checked> check(long id) {
    return jdbc.sql(
            """
            select s.*, r.unit_code from reporting.spot_check s
              join reporting.form_return r on r.id = s.return_id
             where s.id = :id
            """)
        .param("id", id)
        .query((row, _) -> checked(row))
        .optional();
  }

  /** Whether nobody wrote a result meanwhile. */
  boolean result(
      long id,
      int version,
      Map<String, String> seen,
      int differ,
      @Nullable String words,
      Caller by,
      OffsetDateTime now) {
    return jdbc.sql(
                """
                update reporting.spot_check
                   set seen = :seen::jsonb, differ = :differ, words = :words, checked_by = :by, checked_name = :name,
                       checked_at = :now, version = version + 1
                 where id = :id and version = :version
                """)
            .param("id", id)
            .param("version", version)
            .param("seen", JSON.writeValueAsString(seen))
            .param("differ", differ)
            .param("words", words)
            .param("by", by.user())
            .param("name", by.name())
            .param("now", now)
            .update()
        == 1;
  }

  private static Drawn drawn(ResultSet row) throws SQLException {
    return new Drawn(
        row.getLong("id"),
        row.getLong("county"),
        row.getString("pack"),
        row.getString("form"),
        row.getString("period"),
        row.getString("seed"),
        row.getString("method"),
        row.getInt("size"),
        JSON.readValue(row.getString("population"), CODES),
        row.getString("drawn_name"),
        row.getObject("drawn_at", OffsetDateTime.class),
        row.getInt("drawn"),
        row.getInt("checked"),
        row.getInt("differ"));
  }

  private static Checked checked(ResultSet row) throws SQLException {
    return new Checked(
        row.getLong("id"),
        row.getLong("draw_id"),
        row.getInt("no"),
        row.getLong("return_id"),
        row.getString("unit_code"),
        JSON.readValue(row.getString("seen"), SEEN),
        row.getInt("differ"),
        row.getString("words"),
        row.getString("checked_name"),
        row.getObject("checked_at", OffsetDateTime.class),
        row.getInt("version"));
  }
}
