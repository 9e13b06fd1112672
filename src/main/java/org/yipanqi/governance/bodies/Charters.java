package org.yipanqi.governance.bodies;

import static org.yipanqi.governance.GovernanceProblem.NOT_LATER;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_DECISION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;

/** Charters of bodies, version after version. */
@Service
public class Charters {

  private static final int LONGEST = 20_000;

  private final Bodies bodies;
  private final BodyRows bodyRows;
  private final CharterRows rows;
  private final JdbcClient jdbc;
  private final Protocol protocol;

  Charters(Bodies bodies, BodyRows bodyRows, CharterRows rows, JdbcClient jdbc, Protocol protocol) {
    this.bodies = bodies;
    this.bodyRows = bodyRows;
    this.rows = rows;
    this.jdbc = jdbc;
    this.protocol = protocol;
  }

  /**
   * A version holds from a day on, later than the one before began.
   *
   * @param decision a decision of this county by which it was approved, where it is kept here
   */
  public Charter adopt(
      Caller caller,
      long bodyId,
      int version,
      LocalDate from,
      @Nullable String text,
      @Nullable String approvedBy,
      @Nullable Long decision,
      CharterRules rules) {
    var words = Given.words(text, 2, LONGEST);
    var approved = Given.reason(approvedBy);
    return protocol.writing(
        caller,
        () -> {
          var body = bodies.own(caller, bodyId);
          Protocol.same(version, body.version());
          var last = this.rows.of(bodyId).stream().findFirst();
          if (last.isPresent() && !from.isAfter(last.get().from())) {
            throw NOT_LATER.because(last.get().from());
          }
          if (decision != null && !adopted(body.county(), decision)) {
            throw UNKNOWN_DECISION.because(decision);
          }
          var it = new CharterRows.NewCharter(from, words, approved, decision, rules);
          var id = this.rows.add(caller, body, it, protocol.now());
          bodyRows.touched(bodyId);
          protocol.note(
              caller,
              GovernanceAction.CHARTER_ADOPTED,
              "body",
              bodyId,
              body.county(),
              approved,
              Map.of("from", from.toString()));
          return this.rows.find(id).orElseThrow();
        });
  }

  private boolean adopted(long county, long decision) {
    return jdbc.sql(
            """
            select exists (select from governance.decision
                            where id = :decision and county = :county and state in ('open', 'done'))
            """)
        .param("decision", decision)
        .param("county", county)
        .query(Boolean.class)
        .single();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Charter> of(Caller caller, long body) {
    return rows.of(body);
  }
}
