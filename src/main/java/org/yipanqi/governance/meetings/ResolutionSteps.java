package org.yipanqi.governance.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Protocol;

/** What happened to decisions, in the order it happened. */
@Repository
public class ResolutionSteps {

  /**
   * What happened to a decision.
   *
   * @param before how it read until it was corrected; null for what else happened
   */
  public record Step(
      String act, @Nullable String words, @Nullable Before before, String by, OffsetDateTime at) {}

  /** How a decision read before. */
  public record Before(String text, @Nullable String owner, @Nullable LocalDate due) {}

  private final JdbcClient jdbc;
  private final Protocol protocol;

  ResolutionSteps(JdbcClient jdbc, Protocol protocol) {
    this.jdbc = jdbc;
    this.protocol = protocol;
  }

  /** Adds a step, with the transaction it belongs to. */
  public void add(Caller by, Decision of, String act, @Nullable String words) {
    add(by, of, act, words, null);
  }

  void add(Caller by, Decision of, String act, @Nullable String words, @Nullable Before before) {
    jdbc.sql(
            """
            insert into governance.step (county, institution_id, decision_id, act, words, was_text,
                   was_owner, was_due, by_user, by_name, at)
            values (:county, :institution, :decision, :act, :words, :text, :owner,
                   cast(:due as date), :user, :name, :at)
            """)
        .param("county", of.county())
        .param("institution", of.institution())
        .param("decision", of.id())
        .param("act", act)
        .param("words", words)
        .param("text", before == null ? null : before.text())
        .param("owner", before == null ? null : before.owner())
        .param("due", before == null ? null : before.due())
        .param("user", by.user())
        .param("name", by.name())
        .param("at", protocol.now())
        .update();
  }

  /** The oldest first. */
  public List<Step> of(long decision) {
    return jdbc.sql(
            """
            select * from governance.step where decision_id = :decision order by id limit 200
            """)
        .param("decision", decision)
        .query((row, _) -> step(row))
        .list();
  }

  private static Step step(ResultSet row) throws SQLException {
    var text = row.getString("was_text");
    return new Step(
        row.getString("act"),
        row.getString("words"),
        text == null
            ? null
            : new Before(
                text, row.getString("was_owner"), row.getObject("was_due", LocalDate.class)),
        row.getString("by_name"),
        row.getObject("at", OffsetDateTime.class));
  }
}
