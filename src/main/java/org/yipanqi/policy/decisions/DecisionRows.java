package org.yipanqi.policy.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.Amendment;
import org.yipanqi.policy.decisions.Decision.Act;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decisions as rows. */
@Repository
class DecisionRows {

  private static final String SELECT =
      """
      select id, pack, kind, target, valid_from, fields::text as fields, basis, state,
             drafted_by, drafted_by_name, drafted_at,
             coalesce(published_by, withdrawn_by) as ended_by,
             coalesce(published_by_name, withdrawn_by_name) as ended_by_name,
             coalesce(published_at, withdrawn_at) as ended_at
        from policy.decision
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DecisionRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  long add(String pack, Amendment amendment, String basis, Caller caller, OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into policy.decision (pack, kind, target, fields, valid_from, basis, unit, state,
                                         drafted_by, drafted_by_name, drafted_at)
            values (:pack, :kind, :target, :fields::jsonb, :from, :basis, :unit, 'draft',
                    :user, :name, :at)
            returning id
            """)
        .param("pack", pack)
        .param("kind", amendment.kind().name().toLowerCase(Locale.ROOT))
        .param("target", amendment.target())
        .param("fields", json.writeValueAsString(amendment.fields()))
        .param("from", amendment.from())
        .param("basis", basis)
        .param("unit", caller.unit())
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .query(Long.class)
        .single();
  }

  /** One publishes at a time, in the whole house, until its transaction ends. */
  void alone() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(727002)
            """)
        .query((_, _) -> 0)
        .list();
  }

  void publish(long id, Caller caller, OffsetDateTime at) {
    jdbc.sql(
            """
            update policy.decision
               set state = 'published', publication = nextval('policy.publication'),
                   published_by = :user, published_by_name = :name, published_at = :at
             where id = :id
            """)
        .param("id", id)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .update();
  }

  void withdraw(long id, Caller caller, OffsetDateTime at) {
    jdbc.sql(
            """
            update policy.decision
               set state = 'withdrawn', withdrawn_by = :user, withdrawn_by_name = :name,
                   withdrawn_at = :at
             where id = :id
            """)
        .param("id", id)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .update();
  }

  /** The number of the pack's newest publication, 0 before the first. */
  long edition(String pack) {
    return jdbc.sql(
            """
            select coalesce(max(publication), 0) from policy.decision where pack = :pack
            """)
        .param("pack", pack)
        .query(Long.class)
        .single();
  }

  Optional<Decision> find(String pack, long id) {
    return jdbc.sql(
            SELECT
                + """
                 where pack = :pack and id = :id
                """)
        .param("pack", pack)
        .param("id", id)
        .query(this::decision)
        .optional();
  }

  /** The newest first. */
  List<Decision> list(
      String pack, Decision.@Nullable State state, @Nullable Long before, int most) {
    return jdbc.sql(
            SELECT
                + """
                 where pack = :pack and id < :before and (:state = '' or state = :state)
                 order by id desc limit :most
                """)
        .param("pack", pack)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("state", state == null ? "" : state.name().toLowerCase(Locale.ROOT))
        .param("most", most)
        .query(this::decision)
        .list();
  }

  /** What the county last published about the same thing. */
  Optional<Decision> lastPublished(String pack, Amendment about) {
    return jdbc.sql(
            SELECT
                + """
                 where pack = :pack and kind = :kind and target = :target
                   and publication is not null
                 order by publication desc limit 1
                """)
        .param("pack", pack)
        .param("kind", about.kind().name().toLowerCase(Locale.ROOT))
        .param("target", about.target())
        .query(this::decision)
        .optional();
  }

  private Decision decision(ResultSet row, int no) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Decision(
        row.getString("pack"),
        new Amendment(
            row.getLong("id"),
            Amendment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("target"),
            row.getObject("valid_from", LocalDate.class),
            json.readValue(
                row.getString("fields"), new TypeReference<HashMap<String, String>>() {})),
        row.getString("basis"),
        Decision.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new Act(
            row.getString("drafted_by"),
            row.getString("drafted_by_name"),
            row.getObject("drafted_at", OffsetDateTime.class)),
        ended == null
            ? null
            : new Act(row.getString("ended_by"), row.getString("ended_by_name"), ended));
  }
}
