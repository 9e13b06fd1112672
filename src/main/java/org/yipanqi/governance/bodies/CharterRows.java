package org.yipanqi.governance.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Quorum;
import org.yipanqi.governance.bodies.CharterRules.QuorumOf;

/** Charters as they are kept: versions are added and never changed. */
@Repository
public class CharterRows {

  /** A version before it has a number. */
  record NewCharter(
      LocalDate from,
      String text,
      String approvedBy,
      @Nullable Long decision,
      CharterRules rules) {}

  private final JdbcClient jdbc;

  CharterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Caller by, Body body, NewCharter it, OffsetDateTime at) {
    var quorum = it.rules().quorum();
    var majority = it.rules().majority();
    return jdbc.sql(
            """
            insert into governance.charter (county, body_id, no, from_day, text, approved_by,
                   decision_id, quorum_of, quorum_above, quorum_below, quorum_more, proxies, majority_of,
                   majority_above, majority_below, majority_more, by_user, by_name, at)
            select :county, :body, coalesce(max(no), 0) + 1, cast(:from as date), :text, :approved,
                   cast(:decision as bigint), :q_of, cast(:q_above as int), cast(:q_below as int),
                   cast(:q_more as boolean), cast(:proxies as boolean), :m_of,
                   cast(:m_above as int), cast(:m_below as int), cast(:m_more as boolean),
                   :user, :name, cast(:at as timestamptz)
              from governance.charter where body_id = :body
            returning id
            """)
        .param("county", body.county())
        .param("body", body.id())
        .param("from", it.from())
        .param("text", it.text())
        .param("approved", it.approvedBy())
        .param("decision", it.decision())
        .param("q_of", quorum == null ? null : Given.code(quorum.of()))
        .param("q_above", quorum == null ? null : quorum.share().above())
        .param("q_below", quorum == null ? null : quorum.share().below())
        .param("q_more", quorum == null ? null : quorum.share().more())
        .param("proxies", it.rules().proxies())
        .param("m_of", majority == null ? null : Given.code(majority.of()))
        .param("m_above", majority == null ? null : majority.share().above())
        .param("m_below", majority == null ? null : majority.share().below())
        .param("m_more", majority == null ? null : majority.share().more())
        .param("user", by.user())
        .param("name", by.name())
        .param("at", at)
        .query(Long.class)
        .single();
  }

  /** Newest first. */
  public List<Charter> of(long body) {
    return jdbc.sql(
            """
            select * from governance.charter where body_id = :body order by no desc limit 200
            """)
        .param("body", body)
        .query((row, _) -> charter(row))
        .list();
  }

  public Optional<Charter> find(long id) {
    return jdbc.sql(
            """
            select * from governance.charter where id = :id
            """)
        .param("id", id)
        .query((row, _) -> charter(row))
        .optional();
  }

  /** The version in force on a day. */
  public Optional<Charter> on(long body, LocalDate day) {
    return of(body).stream().filter(c -> !c.from().isAfter(day)).findFirst();
  }

  private static Charter charter(ResultSet row) throws SQLException {
    var quorum = row.getString("quorum_of");
    var majority = row.getString("majority_of");
    return new Charter(
        row.getLong("id"),
        row.getLong("body_id"),
        row.getInt("no"),
        row.getObject("from_day", LocalDate.class),
        row.getString("text"),
        row.getString("approved_by"),
        row.getObject("decision_id", Long.class),
        new CharterRules(
            quorum == null
                ? null
                : new Quorum(share(row, "quorum"), Given.oneOf("of", quorum, QuorumOf.values())),
            row.getObject("proxies", Boolean.class),
            majority == null
                ? null
                : new Majority(
                    share(row, "majority"), Given.oneOf("of", majority, MajorityOf.values()))),
        row.getString("by_name"),
        row.getObject("at", OffsetDateTime.class));
  }

  private static Share share(ResultSet row, String of) throws SQLException {
    return new Share(
        row.getInt(of + "_above"), row.getInt(of + "_below"), row.getBoolean(of + "_more"));
  }
}
