package org.yipanqi.reporting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Duty;

/** What is found about returns, as it is stored. */
@Repository
public class ReportFindingRows {

  /** A number that was typed, and the recorded one it is too far from. */
  public record Differing(String address, String reported, String recorded, BigDecimal tolerance) {}

  /**
   * @param kind difference or spot_check
   * @param reported what the return says
   * @param recorded what the records, or whoever looked, say
   */
  public record Row(
      long id,
      long returnId,
      String kind,
      String address,
      @Nullable String reported,
      @Nullable String recorded,
      FindingState state,
      String ownerDuty,
      String ownerUnit,
      OffsetDateTime foundAt,
      @Nullable String explanation,
      @Nullable String explainedName,
      @Nullable String decision,
      @Nullable String decidedName,
      int version) {

    /** Whether somebody has still to do something about it. */
    public boolean unsettled() {
      return state == FindingState.OPEN || state == FindingState.EXPLAINED;
    }

    public static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getLong("return_id"),
          row.getString("kind"),
          row.getString("address"),
          row.getString("reported"),
          row.getString("recorded"),
          FindingState.of(row.getString("state")),
          row.getString("owner_duty"),
          row.getString("owner_unit"),
          row.getObject("found_at", OffsetDateTime.class),
          row.getString("explanation"),
          row.getString("explained_name"),
          row.getString("decision"),
          row.getString("decided_name"),
          row.getInt("version"));
    }
  }

  private final JdbcClient jdbc;

  ReportFindingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The differences of a return as of now: new ones open, changed ones open again. */
  public void differences(Return of, List<Differing> found, Duty owner, OffsetDateTime now) {
    jdbc.sql(
            """
            update reporting.finding set state = 'corrected', version = version + 1
             where return_id = :id and kind = 'difference' and state <> 'corrected'
               and address <> all (:addresses::text[])
            """)
        .param("id", of.id())
        .param("addresses", found.stream().map(Differing::address).toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into reporting.finding (return_id, holder_id, county, kind, address, reported,
                   recorded, tolerance, state, owner_duty, owner_unit, found_at)
            select :id, :holder, :county, 'difference', f.address, f.reported, f.recorded,
                   f.tolerance, 'open', :duty, :unit, :now
              from unnest(:addresses::text[], :reported::text[], :recorded::text[],
                          :tolerances::numeric[]) f (address, reported, recorded, tolerance)
                on conflict (return_id, kind, address) do update
               set reported = excluded.reported, recorded = excluded.recorded,
                   tolerance = excluded.tolerance, state = 'open', version = finding.version + 1
             where (finding.reported, finding.recorded) is distinct from
                   (excluded.reported, excluded.recorded)
                or finding.state = 'corrected'
            """)
        .param("id", of.id())
        .param("holder", of.holder())
        .param("county", of.county())
        .param("duty", owner.name())
        .param("unit", of.unit())
        .param("now", now)
        .param("addresses", found.stream().map(Differing::address).toArray(String[]::new))
        .param("reported", found.stream().map(Differing::reported).toArray(String[]::new))
        .param("recorded", found.stream().map(Differing::recorded).toArray(String[]::new))
        .param("tolerances", found.stream().map(Differing::tolerance).toArray(BigDecimal[]::new))
        .update();
  }

  /** What a spot check saw other than was reported. */
  public void spotted(Return of, List<Differing> found, Duty owner, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into reporting.finding (return_id, holder_id, county, kind, address, reported,
                   recorded, state, owner_duty, owner_unit, found_at)
            select :id, :holder, :county, 'spot_check', f.address, f.reported, f.recorded, 'open',
                   :duty, :unit, :now
              from unnest(:addresses::text[], :reported::text[], :recorded::text[])
                   f (address, reported, recorded)
                on conflict (return_id, kind, address) do update
               set reported = excluded.reported, recorded = excluded.recorded, state = 'open',
                   version = finding.version + 1
            """)
        .param("id", of.id())
        .param("holder", of.holder())
        .param("county", of.county())
        .param("duty", owner.name())
        .param("unit", of.unit())
        .param("now", now)
        .param("addresses", found.stream().map(Differing::address).toArray(String[]::new))
        .param("reported", found.stream().map(Differing::reported).toArray(String[]::new))
        .param("recorded", found.stream().map(Differing::recorded).toArray(String[]::new))
        .update();
  }

  /** Of a return, in the order of their cells' finding. */
  public List<Row> of(long returnId) {
    return jdbc.sql(
            """
            select * from reporting.finding where return_id = :id order by id limit 2000
            """)
        .param("id", returnId)
        .query((row, _) -> Row.read(row))
        .list();
  }

  /**
   * Of a county, after one of them.
   *
   * @param owner the unit that has to answer for them; null for every
   */
  public List<Row> of(
      long county, List<FindingState> states, @Nullable String owner, long after, int limit) {
    return jdbc.sql(
            """
            select * from reporting.finding
             where county = :county and state = any (:states::text[])
               and (:owner::text is null or owner_unit = :owner) and id > :after
             order by id
             limit :limit
            """)
        .param("county", county)
        .param("states", states.stream().map(FindingState::code).toArray(String[]::new))
        .param("owner", owner)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> Row.read(row))
        .list();
  }

  /** Who in a county has findings to answer for, and how many. */
  public Map<String, Integer> unsettled(long county) {
    var all = new LinkedHashMap<String, Integer>();
    jdbc.sql(
            """
            select owner_unit, count(*)::int as findings from reporting.finding
             where county = :county and state in ('open', 'explained')
             group by owner_unit
             order by owner_unit
             limit 1000
            """)
        .param("county", county)
        .query((row, _) -> all.put(row.getString("owner_unit"), row.getInt("findings")))
        .list();
    return all;
  }

  /** Those of a spot check that its return answers by now. */
  void corrected(List<Long> ids) {
    jdbc.sql(
            """
            update reporting.finding set state = 'corrected', version = version + 1
             where id = any (:ids::bigint[])
            """)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  public Optional<Row> find(long id) {
    return jdbc.sql(
            """
            select * from reporting.finding where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Row.read(row))
        .optional();
  }
}
