package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One transaction's derivation of {@code person_month}, over temporary tables of its own. */
final class PersonMonthWork {

  private final JdbcClient jdbc;
  private final int personsAtOnce;

  PersonMonthWork(JdbcClient jdbc, int personsAtOnce) {
    this.jdbc = jdbc;
    this.personsAtOnce = personsAtOnce;
  }

  /** The persons from a number to a number, from a month on. */
  record Portion(int low, int high, LocalDate since) {}

  /**
   * Persons worked out together.
   *
   * @param low the lowest number of an entry that stands for a person
   * @param first the lowest number of any entry of theirs
   */
  private record Part(int low, int high, int first, int last) {}

  void begin() {
    jdbc.sql(
            """
            create temporary table span
              (person_id int primary key, root int not null, from_month date not null)
            on commit drop;
            create temporary table calendar (month date primary key, day date not null)
            on commit drop;
            create temporary table fresh (like facts.person_month)
            on commit drop;
            create temporary table changed
              (month date not null, residence bigint, signer int, chronic_manager int)
            on commit drop;
            insert into calendar
            select m, m + interval '1 month' - interval '1 day'
            from facts.person_month_extent e
            cross join generate_series(e.first_month::timestamp, e.last_month, '1 month') m
            """)
        .update();
  }

  /** Those of several entries apart: their numbers lie anywhere. */
  void everybodyOf(Portion portion) {
    fill(WITH_ONE_ENTRY, portion);
    rebuild(PersonMonthRules.OF_ALL);
    jdbc.sql(
            """
            truncate span
            """)
        .update();
    fill(WITH_SEVERAL_ENTRIES, portion);
    rebuild(PersonMonthRules.OF_SOME);
    mark(portion.since());
  }

  private static final String WITH_ONE_ENTRY =
      """
      insert into span
      select person, person, :since
      from residents_api.person p
      where person between :low and :high
        and not exists (
          select from residents_api.merged_entry e
          where e.entry = p.person or e.person = p.person)
      """;

  private static final String WITH_SEVERAL_ENTRIES =
      """
      with several as (
        select distinct person
        from residents_api.merged_entry
        where entry between :low and :high or person between :low and :high)
      insert into span
      select person, person, :since from several
      union all
      select e.entry, e.person, :since from several join residents_api.merged_entry e using (person)
      """;

  private void fill(String statement, Portion portion) {
    jdbc.sql(statement)
        .param("since", portion.since())
        .param("low", portion.low())
        .param("high", portion.high())
        .update();
  }

  /** Takes the marks of single persons and works them out, with all their entries. */
  void marked() {
    jdbc.sql(
            """
            with taken as (
              delete from facts.person_mark where person_id is not null
              returning person_id, coalesce(from_month, date '1900-01-01') as from_month),
            concerned as (
              select coalesce(e.person, t.person_id) as person, min(t.from_month) as from_month
              from taken t
              left join residents_api.merged_entry e on e.entry = t.person_id
              group by 1)
            insert into span
            select person, person, from_month from concerned
            union all
            select e.entry, e.person, c.from_month
            from concerned c
            join residents_api.merged_entry e on e.person = c.person
            """)
        .update();
    rebuild(PersonMonthRules.OF_SOME);
    mark(null);
  }

  /** After everybody. */
  void end() {
    jdbc.sql(
            """
            analyze facts.person_month
            """)
        .update();
  }

  private void rebuild(List<String> steps) {
    jdbc.sql(
            """
            analyze span;
            analyze calendar
            """)
        .update();
    for (var part : parts()) {
      jdbc.sql(
              """
              truncate fresh
              """)
          .update();
      for (var step : steps) {
        jdbc.sql(step)
            .param("low", part.low())
            .param("high", part.high())
            .param("first", part.first())
            .param("last", part.last())
            .update();
      }
    }
  }

  private List<Part> parts() {
    return jdbc.sql(
            """
            select min(root) as low, max(root) as high,
              min(person_id) as first, max(person_id) as last
            from (
              select person_id, root, (dense_rank() over (order by root) - 1) / :size as part
              from span) numbered
            group by part
            order by part
            """)
        .param("size", personsAtOnce)
        .query((row, _) -> part(row))
        .list();
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(row.getInt("low"), row.getInt("high"), row.getInt("first"), row.getInt("last"));
  }

  /** Units one by one; from the month on in which everybody was rebuilt, all of them at once. */
  private void mark(@Nullable LocalDate everybody) {
    jdbc.sql(
            """
            insert into facts.mark (fact, month, units)
            select distinct :fact, month,
              case when month < coalesce(cast(:everybody as date), 'infinity')
                then array[residence, signer, chronic_manager] end
            from changed
            """)
        .param("fact", PersonMonths.FACT)
        .param("everybody", everybody)
        .update();
  }
}
