package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.NAME_TOO_SHORT;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.residents.names.Pinyin;

/**
 * Finds residents by a name: as it is written, as it sounds, by pinyin or by initials. Each way is
 * a stretch of one index, so that the first page costs the same however many are on the last.
 */
@Component
class NameSearch {

  /** Characters of a name: one alone is a family name that thousands have. */
  static final int SHORTEST = 2;

  static final int LONGEST = 100;

  private final JdbcClient jdbc;
  private final ResidentsTrail trail;

  NameSearch(JdbcClient jdbc, ResidentsTrail trail) {
    this.jdbc = jdbc;
    this.trail = trail;
  }

  /**
   * @param alike whether names that sound the same are meant too
   * @param after the last one seen; 0 at the beginning
   */
  List<Long> find(Caller caller, String text, boolean alike, long after, int limit) {
    var name = text.strip();
    var length = name.codePointCount(0, name.length());
    if (length < SHORTEST || length > LONGEST) {
      throw NAME_TOO_SHORT.because(SHORTEST, LONGEST);
    }
    if (Pinyin.looksLike(name)) {
      return spelled(caller, name, after, limit);
    }
    return alike ? homophones(caller, name, after, limit) : written(caller, name, after, limit);
  }

  private List<Long> written(Caller caller, String name, long after, int limit) {
    // these comparisons, unlike LIKE, an index may answer before the policies have looked
    var found =
        list(
            """
            with named as materialized (
              select id from residents.person
               where name ~>=~ :beginning and name ~<~ (:beginning || chr(1114111)))
            select id from named where id > :after order by id limit :limit
            """,
            Map.of("beginning", name, "after", after, "limit", limit));
    trail.sought(caller, "name", found.size());
    return found;
  }

  private List<Long> homophones(Caller caller, String name, long after, int limit) {
    var found =
        list(
            """
            select id from residents.person
             where name_pinyin = :pinyin and id > :after
             order by id
             limit :limit
            """,
            Map.of("pinyin", Pinyin.of(name).pinyin(), "after", after, "limit", limit));
    trail.sought(caller, "homophone", found.size());
    return found;
  }

  /** Letters that are whole syllables, perhaps but for the last, are pinyin; others initials. */
  private List<Long> spelled(Caller caller, String text, long after, int limit) {
    var letters = Pinyin.bare(text);
    if (letters.length() < SHORTEST) {
      throw NAME_TOO_SHORT.because(SHORTEST, LONGEST);
    }
    var pinyin = Syllables.begin(letters);
    var found =
        list(
            (pinyin ? BY_PINYIN : BY_INITIALS),
            Map.of("beginning", letters, "after", after, "limit", limit));
    trail.sought(caller, pinyin ? "pinyin" : "initials", found.size());
    return found;
  }

  private static final String BY_PINYIN =
      """
      select id from residents.person
       where name_pinyin >= :beginning and name_pinyin < (:beginning || '{')
         and (name_pinyin, id) > (
           coalesce((select name_pinyin from residents.person where id = :after), ''), :after)
       order by name_pinyin, id
       limit :limit
      """;

  private static final String BY_INITIALS =
      """
      select id from residents.person
       where name_initials >= :beginning and name_initials < (:beginning || '{')
         and (name_initials, id) > (
           coalesce((select name_initials from residents.person where id = :after), ''), :after)
       order by name_initials, id
       limit :limit
      """;

  private List<Long> list(String sql, Map<String, ?> parameters) {
    return jdbc.sql(sql).params(parameters).query((row, _) -> row.getLong("id")).list();
  }
}
