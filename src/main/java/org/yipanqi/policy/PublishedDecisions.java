package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the county has decided and published. */
@Repository
class PublishedDecisions {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PublishedDecisions(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Grows with every publication. */
  long newest() {
    return jdbc.sql(
            """
            select coalesce(max(publication), 0) from policy.published
            """)
        .query(Long.class)
        .single();
  }

  /** Those about one pack, in the order in which they were published. */
  List<Amendment> of(String pack) {
    return jdbc.sql(
            """
            select id, kind, target, valid_from, fields::text as fields
              from policy.published
             where pack = :pack
             order by publication
            """)
        .param("pack", pack)
        .query((row, _) ->
            new Amendment(
                row.getLong("id"),
                Amendment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("target"),
                row.getObject("valid_from", LocalDate.class),
                fields(row.getString("fields"))))
        .list();
  }

  private Map<String, String> fields(String text) {
    return json.readValue(text, new TypeReference<HashMap<String, String>>() {});
  }
}
