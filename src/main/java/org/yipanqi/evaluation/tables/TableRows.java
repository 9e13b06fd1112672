package org.yipanqi.evaluation.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.kernel.Label;

/** Versions of scoring tables: added, never changed. */
@Repository
public class TableRows {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  TableRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A county's tables, the newest version of each first. */
  List<KeptTable> of(long county) {
    return jdbc.sql(
            """
            select * from evaluation.scoring_table where county = :county
             order by code, version desc limit :most
            """)
        .param("county", county)
        .param("most", MOST)
        .query((row, _) -> table(row))
        .list();
  }

  public Optional<KeptTable> find(long id) {
    return jdbc.sql(
            """
            select * from evaluation.scoring_table where id = :id
            """)
        .param("id", id)
        .query((row, _) -> table(row))
        .optional();
  }

  /** The newest version of a table. */
  public Optional<KeptTable> newest(long county, String code) {
    return jdbc.sql(
            """
            select * from evaluation.scoring_table where county = :county and code = :code
             order by version desc limit 1
            """)
        .param("county", county)
        .param("code", code)
        .query((row, _) -> table(row))
        .optional();
  }

  /** Adds a version; empty when one has the same content. */
  Optional<Long> add(
      Caller caller, ScoringTable table, String content, String digest, OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into evaluation.scoring_table (county, code, version, valid_from, pack, about,
                   ours, title_zh, title_en, content, digest, sent_by, sent_by_name, sent_at)
            select :county, :code, coalesce(max(version), 0) + 1, :from, :pack, :about, :ours, :zh,
                   :en, :content, :digest, :user, :name, :at
              from evaluation.scoring_table where county = :county and code = :code
            on conflict do nothing
            returning id
            """)
        .param("county", table.county())
        .param("code", table.code())
        .param("from", table.from())
        .param("pack", table.pack())
        .param("about", table.about().code())
        .param("ours", table.ours())
        .param("zh", table.title().zh())
        .param("en", table.title().en())
        .param("content", content)
        .param("digest", digest)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .query(Long.class)
        .optional();
  }

  private static KeptTable table(ResultSet row) throws SQLException {
    return new KeptTable(
        row.getLong("id"),
        row.getLong("county"),
        row.getString("code"),
        row.getInt("version"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("pack"),
        row.getString("about"),
        row.getBoolean("ours"),
        new Label(row.getString("title_zh"), row.getString("title_en")),
        row.getString("content"),
        row.getString("sent_by_name"),
        row.getObject("sent_at", OffsetDateTime.class));
  }
}
