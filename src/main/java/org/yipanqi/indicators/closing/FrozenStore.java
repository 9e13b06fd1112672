package org.yipanqi.indicators.closing;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.indicators.figures.FrozenDefinition;
import org.yipanqi.indicators.figures.FrozenDocuments.Print;
import org.yipanqi.indicators.figures.FrozenFigure;
import org.yipanqi.indicators.figures.FrozenFigures.KeptEvidence;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.StoredJson;
import org.yipanqi.kernel.Period;

/** Writes the copies of a closed period. Part of the transaction that closes it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FrozenStore {

  /** A row as it is kept. */
  record KeptRow(
      String code,
      int place,
      String kind,
      @Nullable String parent,
      String nameZh,
      String nameEn,
      Map<String, KeptEvidence> evidence) {}

  private record Gap(int no, List<MissingSource> sources) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  FrozenStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Begins a copy. Returns its number. */
  public long period(
      long county, String pack, Period period, OffsetDateTime at, Collection<Long> closings) {
    return jdbc.sql(
            """
            with copy as (
              insert into indicators.frozen_period (county, pack, period, version, taken_at)
              select :county, :pack, :period, coalesce(max(version), 0) + 1, :at
                from indicators.frozen_period
               where county = :county and pack = :pack and period = :period
              returning id),
            of as (
              insert into indicators.frozen_period_closing (frozen_period, closing)
              select copy.id, c from copy, unnest(:closings::bigint[]) c)
            select id from copy
            """)
        .param("county", county)
        .param("pack", pack)
        .param("period", period.toString())
        .param("at", at)
        .param("closings", closings.toArray(Long[]::new))
        .query(Long.class)
        .single();
  }

  public void definitions(Collection<FrozenDefinition> definitions) {
    batches.batchUpdate(
        """
        insert into indicators.frozen_definition (digest, computation, content)
        values (?, ?, ?::jsonb) on conflict (digest) do nothing
        """,
        definitions,
        100,
        (statement, it) -> {
          statement.setString(1, it.digest());
          statement.setString(2, it.computation());
          statement.setString(3, it.content());
        });
  }

  public void rows(long period, List<KeptRow> rows) {
    insert(
        """
        insert into indicators.frozen_row
               (frozen_period, code, place, kind, parent, name_zh, name_en, evidence)
        select :period, r.*
          from json_to_recordset(:rows::json) r(code text, place int, kind text, parent text,
               name_zh text, name_en text, evidence jsonb)
        """,
        period,
        rows);
  }

  /** Lists of missing sources, each with the number figures name it by. */
  public void gaps(long period, Map<List<MissingSource>, Integer> gaps) {
    insert(
        """
        insert into indicators.frozen_gap (frozen_period, no, sources)
        select :period, r.* from json_to_recordset(:rows::json) r(no int, sources jsonb)
        """,
        period,
        gaps.entrySet().stream().map(e -> new Gap(e.getValue(), e.getKey())).toList());
  }

  public void figures(long period, List<FrozenFigure> figures) {
    insert(
        """
        insert into indicators.frozen_figure
               (frozen_period, row_code, series, definition, state, value, numerator,
               numerator_state, denominator, denominator_state, judgement, targets,
               compared_period, compared_state, compared_value, compared_note, reason_zh,
               reason_en, sources_in, sources_of, gap, parts, bearing)
        select :period, r.*
          from json_to_recordset(:rows::json) r(row_code text, series text, definition text,
               state text, value numeric, numerator numeric, numerator_state text,
               denominator numeric, denominator_state text, judgement text, targets jsonb,
               compared_period text, compared_state text, compared_value numeric, compared_note jsonb,
               reason_zh text, reason_en text, sources_in int, sources_of int, gap int, parts jsonb,
               bearing text)
        """,
        period,
        figures);
  }

  private void insert(String sql, long period, List<?> rows) {
    jdbc.sql(sql).param("period", period).param("rows", StoredJson.write(rows)).update();
  }

  public void prints(long period, List<Print> prints) {
    batches.batchUpdate(
        """
        insert into indicators.frozen_document
               (frozen_period, kind, scope, language, media_type, bytes, sha256)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        prints,
        50,
        (statement, it) -> {
          statement.setLong(1, period);
          statement.setString(2, it.kind());
          statement.setString(3, it.scope());
          statement.setString(4, it.language());
          statement.setString(5, it.mediaType());
          statement.setBytes(6, it.bytes());
          statement.setString(7, it.sha256());
        });
  }
}
