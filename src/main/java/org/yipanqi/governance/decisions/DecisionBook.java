package org.yipanqi.governance.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ResolutionRows;
import org.yipanqi.governance.meetings.ServedLines;
import org.yipanqi.kernel.Label;

/** The decisions of a county's bodies, read. */
@Repository
public class DecisionBook {

  /** Which are asked for. */
  public enum Wanted {
    ALL,
    OPEN,
    OVERDUE,
    DONE,
    DROPPED,
    REJECTED
  }

  /** A decision with where it was taken. */
  public record Taken(
      Decision decision, long body, Label bodyTitle, LocalDate heldOn, String meetingTitle) {}

  private static final String SOURCE =
      """
      select d.*, m.body_id, m.held_on, m.title as meeting_title, b.title_zh, b.title_en
        from governance.decision d
        join governance.meeting m on m.id = d.meeting_id
        join governance.body b on b.id = m.body_id
      """;

  private final JdbcClient jdbc;
  private final ServedLines lines;
  private final Protocol protocol;

  DecisionBook(JdbcClient jdbc, ServedLines lines, Protocol protocol) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.protocol = protocol;
  }

  /**
   * Newest first, without those that nobody has confirmed.
   *
   * @param before the number of the last one seen; null at the beginning
   */
  @Transactional(readOnly = true)
  public List<Taken> list(
      Caller caller, String countyCode, Wanted wanted, @Nullable Long before, int most) {
    return jdbc.sql(
            SOURCE
                + """
                 where d.county = :county and d.state <> 'recorded'
                   and d.id < coalesce(cast(:before as bigint), 9223372036854775807)
                   and case :wanted when 'all' then true
                         when 'overdue' then d.state = 'open' and d.due < cast(:today as date)
                         else d.state = :wanted end
                 order by d.id desc limit :most
                """)
        .param("county", protocol.county(countyCode))
        .param("before", before)
        .param("wanted", Given.code(wanted))
        .param("today", protocol.today())
        .param("most", most)
        .query((row, _) -> taken(row))
        .list();
  }

  /** Those in force or settled that serve a clause, or what stands in it; newest first. */
  @Transactional(readOnly = true)
  public List<Taken> serving(
      Caller caller, String countyCode, String pack, String clause, int most) {
    var county = protocol.county(countyCode);
    var in = lines.in(county, pack, clause);
    return jdbc.sql(
            SOURCE
                + """
                 where d.county = :county and d.state in ('open', 'done', 'dropped') and d.pack = :pack
                   and (d.serves, d.serves_ref) in (
                         select * from unnest(:kinds::text[], :refs::text[]))
                 order by d.id desc limit :most
                """)
        .param("county", county)
        .param("pack", pack)
        .param("kinds", in.stream().map(it -> Given.code(it.kind())).toArray(String[]::new))
        .param("refs", in.stream().map(Decision.Serves::ref).toArray(String[]::new))
        .param("most", most)
        .query((row, _) -> taken(row))
        .list();
  }

  /** How many there are of each. */
  @Transactional(readOnly = true)
  public Map<String, Integer> counts(Caller caller, String countyCode) {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'open') as open,
                   count(*) filter (where state = 'open' and due < cast(:today as date)) as overdue,
                   count(*) filter (where state = 'done') as done,
                   count(*) filter (where state = 'dropped') as dropped,
                   count(*) filter (where state = 'rejected') as rejected
              from governance.decision where county = :county
            """)
        .param("county", protocol.county(countyCode))
        .param("today", protocol.today())
        .query((row, _) ->
            Map.of(
                "open", row.getInt("open"),
                "overdue", row.getInt("overdue"),
                "done", row.getInt("done"),
                "dropped", row.getInt("dropped"),
                "rejected", row.getInt("rejected")))
        .single();
  }

  /** {@code UNKNOWN_DECISION} where it is not in the caller's sight. */
  @Transactional(readOnly = true)
  public Taken find(Caller caller, long id) {
    return jdbc.sql(
            SOURCE
                + """
                 where d.id = :id
                """)
        .param("id", id)
        .query((row, _) -> taken(row))
        .optional()
        .orElseThrow(() -> GovernanceProblem.UNKNOWN_DECISION.because(id));
  }

  /**
   * The last decision in force on a matter, which a point of the agenda names.
   *
   * @param pack with {@code ref} the matter of a policy; null where it is the county's own
   */
  Optional<Taken> last(
      long county, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {
    return jdbc.sql(
            SOURCE
                + """
                  join governance.agenda a on a.meeting_id = d.meeting_id and a.no = d.agenda_no
                 where d.county = :county and d.state in ('open', 'done', 'dropped')
                   and a.matter_pack is not distinct from cast(:pack as text)
                   and a.matter_ref is not distinct from cast(:ref as text)
                   and case when cast(:matter as bigint) is null then a.matter_id is null else a.matter_id in (
                         select same.id from governance.matter it
                           join governance.matter same on same.county = it.county and same.title = it.title
                          where it.id = cast(:matter as bigint)) end
                 order by m.held_on desc, d.id desc limit 1
                """)
        .param("county", county)
        .param("pack", pack)
        .param("ref", ref)
        .param("matter", matter)
        .query((row, _) -> taken(row))
        .optional();
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        ResolutionRows.decision(row, Map.of()),
        row.getLong("body_id"),
        new Label(row.getString("title_zh"), row.getString("title_en")),
        row.getObject("held_on", LocalDate.class),
        row.getString("meeting_title"));
  }
}
