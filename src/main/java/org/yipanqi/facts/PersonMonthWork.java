package org.yipanqi.facts;

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

  /** Persons worked out together. */
  private record Part(int low, int high) {}

  void begin() {
    jdbc.sql(
            """
            create temporary table span (person_id int primary key, from_month date not null)
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

  void everybodyOf(Portion portion) {
    jdbc.sql(
            """
            insert into span
            select person, :since from residents_api.person where person between :low and :high
            """)
        .param("since", portion.since())
        .param("low", portion.low())
        .param("high", portion.high())
        .update();
    rebuild(PersonMonthRules.OF_ALL);
    mark(portion.since());
  }

  /** Takes the marks of single persons and works them out. */
  void marked() {
    jdbc.sql(
            """
            with taken as (
              delete from facts.person_mark where person_id is not null
              returning person_id, coalesce(from_month, date '1900-01-01') as from_month)
            insert into span
            select person_id, min(from_month) from taken group by person_id
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
        jdbc.sql(step).param("low", part.low()).param("high", part.high()).update();
      }
    }
  }

  private List<Part> parts() {
    return jdbc.sql(
            """
            select min(person_id) as low, max(person_id) as high
            from (
              select person_id, (row_number() over (order by person_id) - 1) / :size as part
              from span) numbered
            group by part
            order by part
            """)
        .param("size", personsAtOnce)
        .query((row, number) -> new Part(row.getInt("low"), row.getInt("high")))
        .list();
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
