package org.yipanqi.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@code person_month} true: takes the marks that say whose months may have changed, works
 * those months out again, and marks in turn what came out different.
 *
 * <p>Marks are taken before anything is read, so a record committed meanwhile is either seen or has
 * left a mark for the next time. Only one derivation runs at a time.
 */
@Service
public class PersonMonths {

  /** Bounds what one statement works on, so that its sorts fit into memory. */
  private static final int PERSONS_AT_ONCE = 20_000;

  private final JdbcClient jdbc;

  PersonMonths(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rebuilds what is marked, and everybody where months or counties are new. */
  @Transactional(isolation = Isolation.READ_COMMITTED)
  public void derive() {
    waitForOthers();
    if (!anythingIsDue()) {
      return;
    }
    createTables();
    var marked = takeMarks();
    var widened = widened();
    if (widened.isEmpty()) {
      return; // no file has brought a dated record yet, so there are no months
    }
    keepExtent();
    var everybody = earlier(marked.since(), widened.get().since());
    if (everybody != null) {
      addEverybody(everybody);
    }
    rebuild();
    mark(everybody);
    if (everybody != null) {
      jdbc.sql(
              """
              analyze facts.person_month
              """)
          .update();
    }
  }

  private void waitForOthers() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtext('facts.person_month'))
            """)
        .query((row, number) -> number)
        .single();
  }

  private boolean anythingIsDue() {
    return jdbc.sql(
            """
            select exists (select from facts.person_mark) or exists (
              select
              from facts.horizon h
              left join facts.person_month_extent e on true
              where (h.first_month, h.last_month) is distinct from (e.first_month, e.last_month)
                or e.counties is distinct from (
                  select coalesce(array_agg(code order by code), '{}')
                  from registry_api.county))
            """)
        .query(Boolean.class)
        .single();
  }

  private void createTables() {
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
            """)
        .update();
  }

  /** Tells since when everybody is marked; the persons marked by themselves go to the span. */
  private Everybody takeMarks() {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.person_mark
              returning person_id, coalesce(from_month, date '1900-01-01') as from_month),
            singles as (
              insert into span
              select person_id, min(from_month)
              from taken
              where person_id is not null
              group by person_id)
            select min(from_month) as since
            from taken
            where person_id is null
            """)
        .query(Everybody.class)
        .single();
  }

  private Optional<Everybody> widened() {
    return jdbc.sql(
            """
            select case
              when e.only_one is null or h.first_month < e.first_month
                or e.counties <> (
                  select coalesce(array_agg(code order by code), '{}')
                  from registry_api.county)
                then h.first_month
              when h.last_month > e.last_month then (e.last_month + interval '1 month')::date
              end as since
            from facts.horizon h
            left join facts.person_month_extent e on true
            """)
        .query(Everybody.class)
        .optional();
  }

  private void keepExtent() {
    jdbc.sql(
            """
            insert into facts.person_month_extent (first_month, last_month, counties)
            select first_month, last_month, (
              select coalesce(array_agg(code order by code), '{}')
              from registry_api.county)
            from facts.horizon
            on conflict (only_one) do update
            set first_month = excluded.first_month, last_month = excluded.last_month,
              counties = excluded.counties;
            insert into calendar
            select m, m + interval '1 month' - interval '1 day'
            from facts.person_month_extent e
            cross join generate_series(e.first_month::timestamp, e.last_month, '1 month') m
            """)
        .update();
  }

  private void addEverybody(LocalDate since) {
    jdbc.sql(
            """
            insert into span
            select person, :since
            from residents_api.person
            on conflict (person_id) do update
            set from_month = least(span.from_month, excluded.from_month)
            """)
        .param("since", since)
        .update();
  }

  private void rebuild() {
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
      for (var step : PersonMonthRules.STEPS) {
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
        .param("size", PERSONS_AT_ONCE)
        .query((row, number) -> new Part(row.getInt("low"), row.getInt("high")))
        .list();
  }

  /** Units one by one; from the month on in which everybody was rebuilt, all of them at once. */
  private void mark(@Nullable LocalDate everybody) {
    jdbc.sql(
            """
            insert into facts.mark (fact, axis, unit, month)
            select distinct 'person_month', a.axis,
              case when c.month >= cast(:everybody as date) then null else a.unit end, c.month
            from changed c
            cross join lateral (values
              ('residence', c.residence),
              ('signer', c.signer::bigint),
              ('chronic_manager', c.chronic_manager::bigint)) a (axis, unit)
            where a.unit is not null
            """)
        .param("everybody", everybody)
        .update();
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** The month from which on everybody is concerned, if at all. */
  record Everybody(@Nullable LocalDate since) {}

  /** Persons worked out together. */
  record Part(int low, int high) {}
}
