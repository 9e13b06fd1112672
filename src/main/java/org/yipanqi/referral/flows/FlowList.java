package org.yipanqi.referral.flows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.kernel.Mask;
import org.yipanqi.referral.Direction;

/** The referrals behind a number, the latest first, masked; each page leaves its trace. */
@Service
class FlowList {

  /**
   * Which ones.
   *
   * @param behind of the cases; null for the fact, with what came in files
   * @param sender a code
   * @param receiver a code
   */
  record Asked(
      Span span,
      @Nullable Behind behind,
      @Nullable Direction direction,
      @Nullable String sender,
      @Nullable String receiver) {}

  /** Where to go on. */
  record After(LocalDate day, int source, String no) {

    String code() {
      return day + "~" + source + "~" + no;
    }

    /** Null for what is no place in a list. */
    static @Nullable After read(String code) {
      var parts = code.split("~", 3);
      if (parts.length != 3
          || !parts[0].matches("\\d{4}-\\d\\d-\\d\\d")
          || !parts[1].matches("\\d{1,9}")) {
        return null;
      }
      try {
        return new After(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]), parts[2]);
      } catch (java.time.DateTimeException e) {
        return null;
      }
    }
  }

  /**
   * @param no the number in its source
   * @param caseNo of a case worked on here
   * @param name masked; null of somebody the reader does not see
   * @param to null out of the county
   */
  record Row(
      LocalDate day,
      int source,
      String system,
      String no,
      @Nullable String caseNo,
      @Nullable String name,
      Direction direction,
      String from,
      @Nullable String to,
      @Nullable LocalDate arrived,
      @Nullable String state) {}

  /** The page first, and only then the names beside it. */
  private static final String OF_FACT =
      """
      select f.referred_on, f.source_id, s.code as system, f.source_no, c.no as case_no,
             coalesce(c.person_name, p.name) as name, f.direction, a.short_name as from_name,
             coalesce(b.short_name, c.to_name) as to_name, f.arrived_on, c.state
        from (select f.referred_on, f.source_id, f.source_no, f.sender, f.receiver, f.direction,
                     f.arrived_on, f.person
                from referral_api.referral f
               where f.referred_on between :from and :to %s
               order by f.referred_on desc, f.source_id desc, f.source_no desc
               limit :limit) f
        join facts_api.source_system s on s.id = f.source_id
        join registry_api.institution a on a.id = f.sender
        left join registry_api.institution b on b.id = f.receiver
        left join lateral (
          select k.no, k.person_name, k.to_name, k.state from referral.referral_case k
           where s.code = 'own' and k.no = regexp_replace(f.source_no, '-X$', '')) c on true
        left join lateral (
          select r.name from residents_api.person r where r.person = f.person limit 1) p on true
       order by f.referred_on desc, f.source_id desc, f.source_no desc
      """;

  private static final String OF_CASES =
      """
      select f.referred_on, 0 as source_id, 'own' as system, f.no as source_no, f.no as case_no,
             f.person_name as name, f.direction, a.short_name as from_name,
             coalesce(b.short_name, f.to_name) as to_name, f.arrived_on, f.state
        from (select c.*, c.from_institution_id as sender, c.to_institution_id as receiver
                from referral.referral_case c
               where c.referred_on between :from and :to and c.state <> 'cancelled' %s
               order by c.referred_on desc, c.no desc
               limit :limit) f
        join registry_api.institution a on a.id = f.sender
        left join registry_api.institution b on b.id = f.receiver
       order by f.referred_on desc, f.no desc
      """;

  private static final String SENT_BY =
      """
       and %s = (select i.id from registry_api.institution i where i.code = :sender)
      """;
  private static final String SENT_TO =
      """
       and %s = (select i.id from registry_api.institution i where i.code = :receiver)
      """;

  private final JdbcClient jdbc;
  private final Trail trail;

  FlowList(JdbcClient jdbc, Trail trail) {
    this.jdbc = jdbc;
    this.trail = trail;
  }

  @Transactional
  List<Row> list(Caller caller, Asked asked, @Nullable After after, int limit) {
    var sql = (asked.behind() == null ? OF_FACT : OF_CASES).formatted(conditions(asked, after));
    var found =
        jdbc.sql(sql)
            .params(parameters(asked, after))
            .param("limit", limit)
            .query((row, _) -> read(row))
            .list();
    trail.note(caller, entry(asked, found.size()));
    return found;
  }

  private static String conditions(Asked asked, @Nullable After after) {
    var fact = asked.behind() == null;
    var sql = new StringBuilder();
    if (asked.behind() != null) {
      sql.append(" and ").append(asked.behind().condition());
    }
    if (asked.direction() != null) {
      sql.append(fact ? " and f.direction = :direction" : " and c.direction = :direction");
    }
    if (asked.sender() != null) {
      sql.append(SENT_BY.formatted(fact ? "f.sender" : "c.from_institution_id"));
    }
    if (asked.receiver() != null) {
      sql.append(SENT_TO.formatted(fact ? "f.receiver" : "c.to_institution_id"));
    }
    if (after != null) {
      sql.append(
          fact
              ? " and (f.referred_on, f.source_id, f.source_no) < (:day::date, :source::int, :no::text)"
              : " and (c.referred_on, 0, c.no) < (:day::date, :source::int, :no::text)");
    }
    return sql.toString();
  }

  private static Map<String, Object> parameters(Asked asked, @Nullable After after) {
    var given = new HashMap<String, Object>();
    given.put("from", asked.span().from());
    given.put("to", asked.span().to());
    if (asked.direction() != null) {
      given.put("direction", asked.direction().code());
    }
    if (asked.sender() != null) {
      given.put("sender", asked.sender());
    }
    if (asked.receiver() != null) {
      given.put("receiver", asked.receiver());
    }
    if (after != null) {
      given.put("day", after.day());
      given.put("source", after.source());
      given.put("no", after.no());
    }
    return given;
  }

  private static Entry entry(Asked asked, int rows) {
    var what = new HashMap<String, Object>(parameters(asked, null));
    what.put("of", asked.behind() == null ? "fact" : asked.behind().code());
    what.put("rows", rows);
    return Entry.of(FlowsAction.FLOW_LISTED, "referral", null).changed(null, what);
  }

  private static Row read(ResultSet row) throws SQLException {
    var name = row.getString("name");
    return new Row(
        row.getObject("referred_on", LocalDate.class),
        row.getInt("source_id"),
        row.getString("system"),
        row.getString("source_no"),
        row.getString("case_no"),
        name == null ? null : Mask.name(name),
        Flows.direction(row.getString("direction")),
        row.getString("from_name"),
        row.getString("to_name"),
        row.getObject("arrived_on", LocalDate.class),
        row.getString("state"));
  }
}
