package org.yipanqi.terminology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;

/**
 * Finds codes that hold today. A code's own beginning comes first, then what is common in a county,
 * then names that begin with the words, short names before long ones.
 */
@Service
public class Codes {

  static final int LONGEST = 100;

  private static final String HOLDS =
      """
      c.system = :system and c.valid_from <= :today
        and (c.valid_to is null or c.valid_to >= :today)
        and not exists (
          select from terminology.code n
           where n.system = c.system and n.code = c.code and n.valid_from > c.valid_from
             and n.valid_from <= :today)
      """;

  private static final String SEARCH =
      """
      with hit as (
        select c.code, c.name, c.parent, k.code is not null as common,
               case when lower(c.code) = :code then 0 when starts_with(lower(c.code), :code) then 1
                    else 2 end as by_code,
               case when c.name = :words or c.initials = :initials then 0
                    when starts_with(c.name, :words) or starts_with(c.initials, :initials) then 1
                    else 2 end as by_words,
               length(c.name) as long
          from terminology.code c
          left join terminology.common_code k on k.system = c.system and k.code = c.code
         where %s
           and (starts_with(lower(c.code), :code) or c.name like all (:parts)
             or position(:initials in c.initials) > 0)),
      placed as (
        select *, row(by_code, not common, by_words, long, code) as place from hit)
      select code, name, parent, common from placed
       where :after = '' or place > (select a.place from placed a where a.code = :after)
       order by place
       limit :limit
      """
          .formatted(HOLDS);

  private static final String COMMON =
      """
      select c.code, c.name, c.parent, true as common
        from terminology.code c
        join terminology.common_code k on k.system = c.system and k.code = c.code
       where %s and c.code > :after
       order by c.code
       limit :limit
      """
          .formatted(HOLDS);

  private static final String FIND =
      """
      select c.code, c.name, c.parent, exists (
               select from terminology.common_code k
                where k.system = c.system and k.code = c.code) as common
        from terminology.code c
       where c.code = :code and %s
      """
          .formatted(HOLDS);

  private final JdbcClient jdbc;
  private final Clock clock;

  Codes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * By the beginning of a code, words of a name, or initials; nothing said lists what is common.
   *
   * @param after the code of the last one seen by the same words; empty at the beginning
   */
  @Transactional(readOnly = true)
  public List<Code> search(Caller caller, CodeSystem system, String said, String after, int limit) {
    var words = said.strip();
    if (words.length() > LONGEST) {
      throw TerminologyProblem.TOO_LONG.because(LONGEST);
    }
    var query = jdbc.sql(words.isEmpty() ? COMMON : SEARCH);
    if (!words.isEmpty()) {
      var letters = words.chars().allMatch(each -> each < 128) ? Initials.of(words) : "";
      query =
          query
              .param("code", words.toLowerCase(Locale.ROOT))
              .param("words", words)
              .param("initials", letters.isEmpty() ? " " : letters)
              .param("parts", parts(words));
    }
    return query
        .param("system", system.code())
        .param("today", LocalDate.now(clock))
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> read(system, row))
        .list();
  }

  public List<Code> search(Caller caller, CodeSystem system, String said, int limit) {
    return search(caller, system, said, "", limit);
  }

  /** A code that holds today. */
  @Transactional(readOnly = true)
  public Optional<Code> find(CodeSystem system, @Nullable String code) {
    return code == null
        ? Optional.empty()
        : jdbc.sql(FIND)
            .param("system", system.code())
            .param("code", code)
            .param("today", LocalDate.now(clock))
            .query((row, _) -> read(system, row))
            .optional();
  }

  /** Each word anywhere in the name, whatever signs it has. */
  private static String[] parts(String words) {
    return Arrays.stream(words.split("\\s+", -1))
        .map(each -> "%" + each.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .toArray(String[]::new);
  }

  private static Code read(CodeSystem system, ResultSet row) throws SQLException {
    return new Code(
        system,
        row.getString("code"),
        row.getString("name"),
        row.getString("parent"),
        row.getBoolean("common"));
  }
}
