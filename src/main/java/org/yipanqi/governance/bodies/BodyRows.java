package org.yipanqi.governance.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.Body.Kind;
import org.yipanqi.kernel.Label;

/** Bodies as they are kept. */
@Repository
public class BodyRows {

  static final int MOST = 200;

  private final JdbcClient jdbc;

  BodyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where the county has this body of the pack already. */
  Optional<Long> add(
      long county,
      @Nullable String pack,
      @Nullable String ref,
      Kind kind,
      Label title,
      String basis,
      LocalDate from) {
    return jdbc.sql(
            """
            insert into governance.body (county, pack, ref, kind, title_zh, title_en, basis, from_day)
            values (:county, :pack, :ref, :kind, :zh, :en, :basis, :from)
            on conflict do nothing
            returning id
            """)
        .param("county", county)
        .param("pack", pack)
        .param("ref", ref)
        .param("kind", Given.code(kind))
        .param("zh", title.zh())
        .param("en", title.en())
        .param("basis", basis)
        .param("from", from)
        .query(Long.class)
        .optional();
  }

  void end(long id, LocalDate to, String reason) {
    jdbc.sql(
            """
            update governance.body set to_day = :to, end_reason = :reason, version = version + 1
             where id = :id
            """)
        .param("to", to)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void touched(long id) {
    jdbc.sql(
            """
            update governance.body set version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
  }

  public Optional<Body> find(long id) {
    return jdbc.sql(
            """
            select * from governance.body where id = :id
            """)
        .param("id", id)
        .query((row, _) -> body(row))
        .optional();
  }

  public Optional<Body> lock(long id) {
    return jdbc.sql(
            """
            select * from governance.body where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> body(row))
        .optional();
  }

  /** Those of a county, the standing ones first, in the order they were begun. */
  List<Body> of(long county) {
    return jdbc.sql(
            """
            select * from governance.body where county = :county
             order by to_day is not null, id limit :most
            """)
        .param("county", county)
        .param("most", MOST)
        .query((row, _) -> body(row))
        .list();
  }

  boolean meets(long id) {
    return jdbc.sql(
            """
            select exists (select from governance.meeting where body_id = :id and state = 'planned')
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private static Body body(ResultSet row) throws SQLException {
    return new Body(
        row.getLong("id"),
        row.getLong("county"),
        row.getString("pack"),
        row.getString("ref"),
        Given.oneOf("kind", row.getString("kind"), Kind.values()),
        new Label(row.getString("title_zh"), row.getString("title_en")),
        row.getString("basis"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("end_reason"),
        row.getInt("version"));
  }
}
