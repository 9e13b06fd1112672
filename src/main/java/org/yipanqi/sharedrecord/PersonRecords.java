package org.yipanqi.sharedrecord;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.residents.LookingReason;
import org.yipanqi.web.MalformedRequest;

/**
 * A person's record, continuous across institutions, the newest first. The database decides what
 * the caller may read of it and counts what it keeps back; every page leaves its trace about the
 * person.
 */
@Service
class PersonRecords {

  /**
   * What of the record.
   *
   * @param institution null: of all
   * @param problem the first three characters of a diagnosis; empty: what has none
   */
  record Wanted(
      RecordEntry.@Nullable Kind kind, @Nullable Integer institution, @Nullable String problem) {}

  /** So many lines of a kind, an institution or a problem that may be read. */
  record Counted(
      String of, String code, @Nullable String name, @Nullable String nameEn, int count) {}

  /**
   * @param why no_consent or sensitive
   */
  record Withheld(RecordEntry.Kind kind, String why, int count) {}

  /**
   * @param relation why what others hold may be read; null where nothing says so
   */
  record Page(
      RecordedPerson person,
      @Nullable String relation,
      List<RecordEntry> entries,
      List<Withheld> withheld,
      List<Counted> counts) {}

  private static final Pattern CURSOR = Pattern.compile("([^~]{10,30})~([a-z_]{3,20})~(.{1,160})");
  private static final int MOST_GROUPS = 200;

  private final JdbcClient jdbc;
  private final RecordedPeople people;
  private final Trail trail;

  PersonRecords(JdbcClient jdbc, RecordedPeople people, Trail trail) {
    this.jdbc = jdbc;
    this.people = people;
    this.trail = trail;
  }

  /**
   * @param after {@link #cursor} of the last line seen; null at the beginning, when the groups are
   *     counted too
   */
  @Transactional
  Page read(
      Caller caller,
      String personNo,
      LookingReason reason,
      Wanted wanted,
      @Nullable String after,
      int limit) {
    var why = reason.text();
    var person = people.seen(personNo);
    var relation = relation(person.id());
    var entries = entries(person.id(), wanted, after, limit);
    var first = after == null;
    var withheld = first ? withheld(person.id()) : List.<Withheld>of();
    var counts = first ? counts(person.id()) : List.<Counted>of();
    trail.note(
        caller,
        Entry.of(SharedRecordAction.RECORD_READ, "resident", personNo)
            .about(personNo)
            .because(why)
            .changed(null, told(wanted, relation, entries.size())));
    return new Page(person, relation, entries, withheld, counts);
  }

  static String cursor(RecordEntry last) {
    return last.at() + "~" + last.kind().code() + "~" + last.id();
  }

  private static Map<String, Object> told(Wanted wanted, @Nullable String relation, int rows) {
    var told = new HashMap<String, Object>();
    told.put("rows", rows);
    told.put("relation", relation == null ? "own" : relation);
    if (wanted.kind() != null) {
      told.put("kind", wanted.kind().code());
    }
    return told;
  }

  private @Nullable String relation(int person) {
    return jdbc.sql(
            """
            select coalesce(sharedrecord.relation(:person), '')
            """)
        .param("person", person)
        .query(String.class)
        .optional()
        .filter(it -> !it.isEmpty())
        .orElse(null);
  }

  private List<RecordEntry> entries(int person, Wanted wanted, @Nullable String after, int limit) {
    var at = CURSOR.matcher(after == null ? "9999-12-31T00:00~zzzz~z" : after);
    if (!at.matches()) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
    return jdbc.sql(
            """
            select e.*, n.name as diagnosis
              from (
                select * from sharedrecord.entries(:person) e
                 where (:kind = '' or e.kind = :kind)
                   and (:institution = 0 or e.institution = :institution or e.other = :institution)
                   and (:problem = '*' or coalesce(e.problem, '') = :problem)
                   and (e.at, e.kind, e.id) < (:at, :afterKind, :afterId)
                 order by e.at desc, e.kind desc, e.id desc
                 limit :limit) e
              left join lateral (
                select c.name from terminology_api.code c
                 where c.system = 'icd10' and c.code = e.icd10
                 order by c.valid_from desc
                 limit 1) n on true
             order by e.at desc, e.kind desc, e.id desc
            """)
        .param("person", person)
        .param("kind", wanted.kind() == null ? "" : wanted.kind().code())
        .param("institution", wanted.institution() == null ? 0 : wanted.institution())
        .param("problem", wanted.problem() == null ? "*" : wanted.problem())
        .param("at", moment(at.group(1)))
        .param("afterKind", at.group(2))
        .param("afterId", at.group(3))
        .param("limit", limit)
        .query((row, _) -> RecordEntry.read(row))
        .list();
  }

  private static LocalDateTime moment(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
  }

  private List<Withheld> withheld(int person) {
    return jdbc.sql(
            """
            select kind, why, n from sharedrecord.withheld(:person) order by why, kind
            """)
        .param("person", person)
        .query((row, _) ->
            new Withheld(
                RecordEntry.Kind.of(row.getString("kind")), row.getString("why"), row.getInt("n")))
        .list();
  }

  /** How much there is of each kind, at each institution and of each problem. */
  private List<Counted> counts(int person) {
    return jdbc.sql(
            """
            with e as materialized (select * from sharedrecord.entries(:person)),
            latest as (
              select distinct on (problem) problem, icd10 from e
               where problem is not null
               order by problem, icd10 is null, at desc)
            (select 'kind' as of, kind as code, null as name, null as name_en, count(*) as n
               from e group by kind)
            union all
            (select 'institution', i.code, i.short_name, null, count(*)
               from e join registry_api.institution i on i.id = e.institution
              group by i.code, i.short_name)
            union all
            (select 'problem', coalesce(e.problem, ''), max(coalesce(n.name, h.name)),
                    max(coalesce(n.name, h.name_en)), count(*)
               from e
               left join latest l on l.problem = e.problem
               left join lateral (
                 select c.name from terminology_api.code c
                  where c.system = 'icd10' and c.code = l.icd10
                  order by c.valid_from desc
                  limit 1) n on true
               left join terminology_api.chapter h on e.problem between h.first and h.last
              group by 2)
             order by of, n desc, code
             limit :most
            """)
        .param("person", person)
        .param("most", MOST_GROUPS)
        .query((row, _) ->
            new Counted(
                row.getString("of"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("n")))
        .list();
  }
}
