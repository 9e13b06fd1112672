package org.yipanqi.facts;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.PersonMonthWork.Portion;

/**
 * Keeps {@code person_month} true: takes the marks that say whose months may have changed, works
 * those months out again, and marks in turn what came out different.
 *
 * <p>Marks are taken before anything is read, so a record committed meanwhile is either seen or has
 * left a mark for the next time. Only one derivation runs at a time. Where everybody is concerned,
 * the persons are first divided into portions, which wait in a table; each is one transaction that
 * strikes itself out, so whoever was interrupted goes on where it stopped.
 */
@Service
public class PersonMonths {

  /** The fact that is derived here. */
  public static final String FACT = "person_month";

  private final JdbcClient jdbc;

  /** Bounds what one statement works on, so that its sorts fit into memory. */
  private final int personsAtOnce;

  PersonMonths(JdbcClient jdbc, @Value("${yipanqi.persons-at-once:10000}") int personsAtOnce) {
    this.jdbc = jdbc;
    this.personsAtOnce = personsAtOnce;
  }

  /** From which month on everybody is concerned, if at all. */
  private record Everybody(@Nullable LocalDate since) {}

  /**
   * Rebuilds what is marked; everybody where months or counties are new.
   *
   * @return whether more waits: until it does not, a month may hold some people as they were
   */
  @Transactional(isolation = Isolation.READ_COMMITTED)
  public boolean derive() {
    waitForOthers();
    if (!anythingIsDue()) {
      return false;
    }
    var marked = takeEverybody();
    var widened = widened();
    if (widened.isEmpty()) {
      forgetMarks();
      return false; // no file has brought a dated record yet, so there are no months
    }
    var everybody = earlier(marked.since(), widened.get().since());
    if (everybody != null) {
      divide(everybody);
    } else {
      work();
    }
    return anythingIsDue();
  }

  /** How many portions of persons wait. */
  @Transactional(readOnly = true)
  public long portions() {
    return jdbc.sql(
            """
            select count(*) from facts.person_portion
            """)
        .query(Long.class)
        .single();
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
            select exists (select from facts.person_month_due)
            """)
        .query(Boolean.class)
        .single();
  }

  private Everybody takeEverybody() {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.person_mark where person_id is null
              returning coalesce(from_month, date '1900-01-01') as from_month)
            select min(from_month) as since from taken
            """)
        .query(Everybody.class)
        .single();
  }

  private void forgetMarks() {
    jdbc.sql(
            """
            delete from facts.person_mark
            """)
        .update();
  }

  /**
   * Notes for which months and counties rows are derived from now on, and tells since when they
   * were other before. One statement, so that no widening falls between two.
   */
  private Optional<Everybody> widened() {
    return jdbc.sql(
            """
            insert into facts.person_month_extent (first_month, last_month, counties)
            select first_month, last_month, (
              select coalesce(array_agg(code order by code), '{}')
              from registry_api.county)
            from facts.horizon
            on conflict (only_one) do update
            set first_month = excluded.first_month, last_month = excluded.last_month,
              counties = excluded.counties
            returning case
              when old.only_one is null or new.first_month < old.first_month
                or old.counties <> new.counties
                then new.first_month
              when new.last_month > old.last_month then (old.last_month + interval '1 month')::date
              end as since
            """)
        .query(Everybody.class)
        .optional();
  }

  /**
   * Everybody becomes portions that wait, with those that waited before. Marks of single persons
   * within the same months have then said nothing more: their records are committed, and the
   * portions are read later.
   */
  private void divide(LocalDate since) {
    var waiting =
        jdbc.sql(
                """
                with waiting as (delete from facts.person_portion returning from_month)
                select min(from_month) as since from waiting
                """)
            .query(Everybody.class)
            .single();
    var all = earlier(since, waiting.since());
    jdbc.sql(
            """
            delete from facts.person_mark
             where person_id is not null
               and (coalesce(from_month, date '1900-01-01') >= :since
                 or :since <= (select first_month from facts.person_month_extent))
            """)
        .param("since", all)
        .update();
    jdbc.sql(
            """
            insert into facts.person_portion (low, high, from_month)
            select min(person), max(person), :since
            from (
              select person, (row_number() over (order by person) - 1) / :size as portion
              from residents_api.person) numbered
            group by portion
            """)
        .param("since", all)
        .param("size", personsAtOnce)
        .update();
  }

  private void work() {
    var work = new PersonMonthWork(jdbc, personsAtOnce);
    work.begin();
    var portion = nextPortion();
    if (portion.isPresent()) {
      work.everybodyOf(portion.get());
      if (portions() == 0) {
        work.end();
      }
    } else {
      work.marked();
    }
  }

  private Optional<Portion> nextPortion() {
    return jdbc.sql(
            """
            delete from facts.person_portion
             where low = (select min(low) from facts.person_portion)
            returning low, high, from_month as since
            """)
        .query(Portion.class)
        .optional();
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
