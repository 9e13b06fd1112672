package org.yipanqi.evaluation.results;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.StandingFigures.Standing;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;

/** Figures, statements and reviewed marks of the runs of a round. */
@Repository
public class MarkRows {

  /** Who wrote, and when. */
  record By(String name, OffsetDateTime at) {}

  /**
   * What people gave for a criterion.
   *
   * @param own points; null where a figure scores, or none were given yet
   */
  record Given(
      @Nullable BigDecimal own,
      @Nullable String statement,
      @Nullable By ownBy,
      @Nullable BigDecimal reviewed,
      @Nullable String reviewReason,
      @Nullable By reviewedBy) {}

  private final JdbcClient jdbc;

  MarkRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void figure(long run, long county, @Nullable Integer institution, Standing it) {
    var reason = it.reason();
    jdbc.sql(
            """
            insert into evaluation.figure (run_id, county, institution_id, series, title_zh,
                   title_en, unit, decimals, state, judgement, value, targets, reason_zh, reason_en,
                   kept)
            values (:run, :county, :institution, :series, :zh, :en, :unit, :decimals, :state,
                   :judgement, :value, :targets, :reasonZh, :reasonEn, :kept)
            """)
        .param("run", run)
        .param("county", county)
        .param("institution", institution)
        .param("series", it.series())
        .param("zh", it.title().zh())
        .param("en", it.title().en())
        .param("unit", it.unit())
        .param("decimals", it.decimals())
        .param("state", it.state().code())
        .param("judgement", it.judgement().code())
        .param("value", it.value())
        .param("targets", it.targets())
        .param("reasonZh", reason == null ? null : reason.zh())
        .param("reasonEn", reason == null ? null : reason.en())
        .param("kept", it.kept())
        .update();
  }

  /** The figures of a round by run and series. */
  Map<Long, Map<String, Standing>> figures(long round) {
    var all = new HashMap<Long, Map<String, Standing>>();
    jdbc.sql(
            """
            select f.* from evaluation.figure f
              join evaluation.run r on r.id = f.run_id
             where r.round_id = :round
            """)
        .param("round", round)
        .query(row -> {
          all.computeIfAbsent(row.getLong("run_id"), _ -> new HashMap<>())
              .put(row.getString("series"), standing(row));
        });
    return all;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    var zh = row.getString("reason_zh");
    var en = row.getString("reason_en");
    return new Standing(
        row.getString("series"),
        new Label(row.getString("title_zh"), row.getString("title_en")),
        row.getString("unit"),
        row.getInt("decimals"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Judgement.valueOf(row.getString("judgement").toUpperCase(Locale.ROOT)),
        row.getBigDecimal("value"),
        row.getString("targets"),
        zh == null || en == null ? null : new Label(zh, en),
        row.getBoolean("kept"));
  }

  /** What people gave in a round, by run and criterion. */
  Map<Long, Map<String, Given>> given(long round) {
    var all = new HashMap<Long, Map<String, Given>>();
    jdbc.sql(
            """
            select m.* from evaluation.mark m
              join evaluation.run r on r.id = m.run_id
             where r.round_id = :round
            """)
        .param("round", round)
        .query(row -> {
          all.computeIfAbsent(row.getLong("run_id"), _ -> new HashMap<>())
              .put(
                  row.getString("criterion"),
                  new Given(
                      row.getBigDecimal("own"),
                      row.getString("statement"),
                      by(row, "own"),
                      row.getBigDecimal("reviewed"),
                      row.getString("review_reason"),
                      by(row, "reviewed")));
        });
    return all;
  }

  private static @Nullable By by(ResultSet row, String what) throws SQLException {
    var name = row.getString(what + "_by_name");
    return name == null ? null : new By(name, row.getObject(what + "_at", OffsetDateTime.class));
  }

  public void state(
      Caller caller,
      Run run,
      String criterion,
      @Nullable BigDecimal own,
      @Nullable String statement,
      OffsetDateTime at) {
    jdbc.sql(
            """
            insert into evaluation.mark (run_id, county, institution_id, criterion, own, statement,
                   own_by_name, own_at)
            values (:run, :county, :institution, :criterion, :own, :statement, :name, :at)
            on conflict (run_id, criterion) do update
               set own = excluded.own, statement = excluded.statement,
                   own_by_name = excluded.own_by_name, own_at = excluded.own_at
            """)
        .param("run", run.id())
        .param("county", run.county())
        .param("institution", run.institution())
        .param("criterion", criterion)
        .param("own", own)
        .param("statement", statement)
        .param("name", caller.name())
        .param("at", at)
        .update();
  }

  /**
   * @param points null takes the reviewer's mark away
   */
  public void review(
      Caller caller,
      Run run,
      String criterion,
      @Nullable BigDecimal points,
      String reason,
      OffsetDateTime at) {
    jdbc.sql(
            """
            insert into evaluation.mark (run_id, county, institution_id, criterion, reviewed,
                   review_reason, reviewed_by_name, reviewed_at)
            values (:run, :county, :institution, :criterion, :points::numeric,
                   case when :points::numeric is not null then :reason end,
                   case when :points::numeric is not null then :name end,
                   case when :points::numeric is not null then :at::timestamptz end)
            on conflict (run_id, criterion) do update
               set reviewed = excluded.reviewed, review_reason = excluded.review_reason,
                   reviewed_by_name = excluded.reviewed_by_name, reviewed_at = excluded.reviewed_at
            """)
        .param("run", run.id())
        .param("county", run.county())
        .param("institution", run.institution())
        .param("criterion", criterion)
        .param("points", points)
        .param("reason", reason)
        .param("name", caller.name())
        .param("at", at)
        .update();
  }
}
