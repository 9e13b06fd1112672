package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changes have touched and nobody has computed again. Marks are appended in the transaction of
 * the change and taken by whoever computes; what is committed later is taken later.
 */
@Repository
public class ChangeMarks {

  /**
   * A fact's cells of one month that may be out of date.
   *
   * @param unit the unit of the axis, null for every unit
   */
  public record Mark(String fact, String axis, @Nullable Long unit, YearMonth month) {}

  /** Months of facts taken together of which little is marked. */
  private static final int MOST_SMALL = 500;

  private final JdbcClient jdbc;

  ChangeMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes up to a number of marks away, each once. Part of the caller's transaction: they come back
   * if it fails. Recompute in a later statement of the same transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Mark> take(int limit) {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.mark
               where id in (select id from facts.mark order by id limit :limit for update skip locked)
              returning fact, axis, unit, month)
            select distinct fact, axis, unit, month from taken
            """)
        .param("limit", limit)
        .query((row, _) -> mark(row))
        .list();
  }

  /**
   * Takes the marks that should be worked off next: first all that name few units, the newest
   * first, so that a single change does not wait behind a large one; when there are none, the
   * months of which much is marked, a few at a time. In the caller's transaction like {@link
   * #take}.
   *
   * @param fewUnits more marks than this on one month of a fact are much
   * @param fewMonths how many months of which much is marked are taken together
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Mark> takeNext(int fewUnits, int fewMonths) {
    return jdbc.sql(
            """
            with pending as (
              select fact, month, max(id) as latest,
                     bool_or(unit is null) or count(*) > :fewUnits as much
                from facts.mark group by fact, month),
            small as (
              select fact, month from pending where not much order by latest desc limit :small),
            large as (
              select fact, month from pending
               where much and not exists (select from small)
               order by latest desc limit :fewMonths),
            taken as (
              delete from facts.mark m
               using (select * from small union all select * from large) next
               where m.fact = next.fact and m.month = next.month
              returning m.fact, m.axis, m.unit, m.month)
            select distinct fact, axis, unit, month from taken
            """)
        .param("fewUnits", fewUnits)
        .param("small", MOST_SMALL)
        .param("fewMonths", fewMonths)
        .query((row, _) -> mark(row))
        .list();
  }

  private static Mark mark(ResultSet row) throws SQLException {
    return new Mark(
        row.getString("fact"),
        row.getString("axis"),
        row.getObject("unit", Long.class),
        YearMonth.from(row.getObject("month", LocalDate.class)));
  }

  /** Whether anything waits to be computed. */
  @Transactional(readOnly = true)
  public boolean any() {
    return jdbc.sql(
            """
            select exists (select 1 from facts.mark)
            """)
        .query(Boolean.class)
        .single();
  }
}
