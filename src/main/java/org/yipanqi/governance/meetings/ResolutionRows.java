package org.yipanqi.governance.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.CharterRules.Votes;

/** Decisions and their votes, as they are kept. */
@Repository
public class ResolutionRows {

  private final JdbcClient jdbc;

  ResolutionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Meeting of, NewDecision it, String text) {
    var serves = it.serves();
    var votes = it.ballot().votes();
    var id =
        jdbc.sql(
                """
                insert into governance.decision (county, meeting_id, no, agenda_no, text, pack, serves,
                       serves_ref, owner, institution_id, due, ballot, votes_for, votes_against,
                       abstained, adopted, state)
                select :county, :meeting, coalesce(max(no), 0) + 1, cast(:agenda as int), :text, :pack,
                       :serves, :ref, :owner, cast(:institution as int), cast(:due as date), :ballot,
                       cast(:for as int), cast(:against as int), cast(:abstained as int), :adopted,
                       'recorded'
                  from governance.decision where meeting_id = :meeting
                returning id
                """)
            .param("county", of.county())
            .param("meeting", of.id())
            .param("agenda", it.agendaNo())
            .param("text", text)
            .param("pack", serves == null ? null : serves.pack())
            .param("serves", serves == null ? null : Given.code(serves.kind()))
            .param("ref", serves == null ? null : serves.ref())
            .param("owner", it.owner())
            .param("institution", it.institution())
            .param("due", it.due())
            .param("ballot", Given.code(it.ballot().kind()))
            .param("for", votes == null ? null : votes.inFavour())
            .param("against", votes == null ? null : votes.against())
            .param("abstained", votes == null ? null : votes.abstained())
            .param("adopted", it.adopted())
            .query(Long.class)
            .single();
    it.ballot().named().forEach((seat, choice) -> vote(of.county(), id, seat, choice));
    return id;
  }

  private void vote(long county, long decision, long seat, Ballot.Choice choice) {
    jdbc.sql(
            """
            insert into governance.vote (county, decision_id, seat_id, choice)
            values (:county, :decision, :seat, :choice)
            """)
        .param("county", county)
        .param("decision", decision)
        .param("seat", seat)
        .param("choice", Given.code(choice))
        .update();
  }

  void strike(long id) {
    jdbc.sql(
            """
            delete from governance.decision where id = :id and state = 'recorded'
            """)
        .param("id", id)
        .update();
  }

  /** Its next state; the outcome goes with it. */
  public void settle(
      long id, Decision.State state, @Nullable String outcome, @Nullable LocalDate on) {
    jdbc.sql(
            """
            update governance.decision
               set state = :state, outcome = :outcome, settled_on = cast(:on as date),
                   version = version + 1
             where id = :id
            """)
        .param("state", Given.code(state))
        .param("outcome", outcome)
        .param("on", on)
        .param("id", id)
        .update();
  }

  void correct(long id, String text, Correcting.Corrected to) {
    var serves = to.serves();
    jdbc.sql(
            """
            update governance.decision
               set text = :text, pack = :pack, serves = :serves, serves_ref = :ref, owner = :owner,
                   institution_id = cast(:institution as int), due = cast(:due as date),
                   version = version + 1
             where id = :id
            """)
        .param("text", text)
        .param("pack", serves == null ? null : serves.pack())
        .param("serves", serves == null ? null : Given.code(serves.kind()))
        .param("ref", serves == null ? null : serves.ref())
        .param("owner", to.owner())
        .param("institution", to.institution())
        .param("due", to.due())
        .param("id", id)
        .update();
  }

  public Optional<Decision> lock(long id) {
    return jdbc.sql(
            """
            select * from governance.decision where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> decision(row, votes(id)))
        .optional();
  }

  public Optional<Decision> find(long id) {
    return jdbc.sql(
            """
            select * from governance.decision where id = :id
            """)
        .param("id", id)
        .query((row, _) -> decision(row, votes(id)))
        .optional();
  }

  public List<Decision> of(long meeting) {
    return jdbc.sql(
            """
            select * from governance.decision where meeting_id = :meeting order by no
            """)
        .param("meeting", meeting)
        .query((row, _) -> decision(row, votes(row.getLong("id"))))
        .list();
  }

  private Map<Long, Ballot.Choice> votes(long decision) {
    var named = new HashMap<Long, Ballot.Choice>();
    jdbc.sql(
            """
            select seat_id, choice from governance.vote where decision_id = :decision
            """)
        .param("decision", decision)
        .query((row, _) ->
            named.put(
                row.getLong("seat_id"),
                Given.oneOf("choice", row.getString("choice"), Ballot.Choice.values())))
        .list();
    return named;
  }

  /**
   * A row as it is kept.
   *
   * @param named of each seat, where the ballot was named; else empty
   */
  public static Decision decision(ResultSet row, Map<Long, Ballot.Choice> named)
      throws SQLException {
    var pack = row.getString("pack");
    var kind = Given.oneOf("ballot", row.getString("ballot"), Ballot.Kind.values());
    var votes =
        kind == Ballot.Kind.NONE
            ? null
            : new Votes(
                row.getInt("votes_for"), row.getInt("votes_against"), row.getInt("abstained"));
    return new Decision(
        row.getLong("id"),
        row.getLong("county"),
        row.getLong("meeting_id"),
        row.getInt("no"),
        row.getObject("agenda_no", Integer.class),
        row.getString("text"),
        pack == null
            ? null
            : new Decision.Serves(
                pack,
                Given.oneOf("serves", row.getString("serves"), Decision.Serves.Kind.values()),
                row.getString("serves_ref")),
        row.getString("owner"),
        row.getObject("institution_id", Integer.class),
        row.getObject("due", LocalDate.class),
        new Ballot(kind, votes, named),
        row.getBoolean("adopted"),
        Given.oneOf("state", row.getString("state"), Decision.State.values()),
        row.getString("outcome"),
        row.getObject("settled_on", LocalDate.class),
        row.getInt("version"));
  }
}
