package org.yipanqi.facts;

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
        .query((row, _) ->
            new Mark(
                row.getString("fact"),
                row.getString("axis"),
                row.getObject("unit", Long.class),
                YearMonth.from(row.getObject("month", LocalDate.class))))
        .list();
  }

  /** Whether anything waits to be computed, cells or persons' months. */
  @Transactional(readOnly = true)
  public boolean any() {
    return jdbc.sql(
            """
            select exists (select from facts.mark) or exists (select from facts.person_mark)
            """)
        .query(Boolean.class)
        .single();
  }
}
