package org.yipanqi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** What happened to a task, a finding or a proposal: who, when, in what words. */
@Repository
public class Steps {

  private static final int MOST = 500;

  /** Of what a step is. */
  public enum Subject {
    TASK,
    INSPECTION,
    FINDING,
    PROPOSAL;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What it is a step of, and whose rows see it. */
  public record Of(Subject subject, long id, long county, @Nullable Integer institution) {}

  public record Step(
      String act, @Nullable String words, @Nullable LocalDate due, String by, OffsetDateTime at) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Steps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a step, with the transaction it belongs to. */
  public void add(
      Caller caller, Of of, String act, @Nullable String words, @Nullable LocalDate due) {
    jdbc.sql(
            """
            insert into supervision.step (county, institution_id, subject, subject_id, act, words, due,
                   login, user_name, duty, at)
            values (:county, :institution, :subject, :id, :act, :words, :due, :login, :name, :duty, :at)
            """)
        .param("county", of.county())
        .param("institution", of.institution())
        .param("subject", of.subject().code())
        .param("id", of.id())
        .param("act", act)
        .param("words", words)
        .param("due", due)
        .param("login", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The newest steps, the oldest of them first. */
  public List<Step> list(Subject subject, long id) {
    return jdbc.sql(
            """
            select * from supervision.step where subject = :subject and subject_id = :id
             order by id desc limit :most
            """)
        .param("subject", subject.code())
        .param("id", id)
        .param("most", MOST)
        .query((row, _) ->
            new Step(
                row.getString("act"),
                row.getString("words"),
                row.getObject("due", LocalDate.class),
                row.getString("user_name"),
                row.getObject("at", OffsetDateTime.class)))
        .list()
        .reversed();
  }
}
