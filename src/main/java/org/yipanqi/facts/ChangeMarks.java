package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changes have touched and nobody has computed again. Marks are appended in the transaction of
 * the change and taken by whoever computes; what is committed later is taken later.
 *
 * <p>Taking is part of the caller's transaction: marks come back if it fails. Recompute in a later
 * statement of the same transaction.
 */
@Repository
public class ChangeMarks {

  /**
   * What may be out of date in one month of a fact.
   *
   * @param units one for each axis in the order of the declaration, null where the changed rows
   *     have none; as a whole null for every unit
   */
  public record Mark(String fact, YearMonth month, @Nullable List<@Nullable Long> units) {}

  /**
   * What waits, as a worker asks before it begins.
   *
   * @param single marks of single combinations of units
   * @param whole marks of whole months
   * @param persons whether months of residents are to be derived
   */
  public record Due(boolean single, boolean whole, boolean persons) {

    public boolean any() {
      return single || whole || persons;
    }
  }

  private final JdbcClient jdbc;

  ChangeMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes up to a number of marks of single combinations of units.
   *
   * @param except facts whose marks stay
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Mark> takeSingle(int limit, Set<String> except) {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.mark
               where id in (
                 select id from facts.mark
                  where units is not null and fact <> all(:except)
                  order by id limit :limit for update skip locked)
              returning fact, month, units)
            select distinct fact, month, units from taken
            """)
        .param("limit", limit)
        .param("except", except.toArray(String[]::new))
        .query((row, _) -> mark(row))
        .list();
  }

  /** Takes all marks of the fact whose whole months have waited longest. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Mark> takeWhole(Set<String> except) {
    return jdbc.sql(
            """
            with taken as (
              delete from facts.mark
               where fact = (
                 select fact from facts.mark
                  where units is null and fact <> all(:except) order by id limit 1)
              returning fact, month, units)
            select distinct fact, month, units from taken
            """)
        .param("except", except.toArray(String[]::new))
        .query((row, _) -> mark(row))
        .list();
  }

  /**
   * Takes all marks of a fact in some months.
   *
   * @param first the first month, null for without beginning
   * @param end the month after the last, null for without end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int take(String fact, @Nullable LocalDate first, @Nullable LocalDate end) {
    return jdbc.sql(
            """
            delete from facts.mark
             where fact = :fact and month >= coalesce(cast(:first as date), '-infinity')
               and month < coalesce(cast(:end as date), 'infinity')
            """)
        .param("fact", fact)
        .param("first", first)
        .param("end", end)
        .update();
  }

  /** Whether any of a fact's marks wait to be taken. */
  @Transactional(readOnly = true)
  public boolean any(String fact) {
    return jdbc.sql(
            """
            select exists (select from facts.mark where fact = :fact)
            """)
        .param("fact", fact)
        .query(Boolean.class)
        .single();
  }

  /** Whether anything waits to be computed, cells or persons' months. */
  @Transactional(readOnly = true)
  public Due due() {
    return jdbc.sql(
            """
            select exists (select from facts.mark where units is not null) as single,
                   exists (select from facts.mark where units is null) as whole,
                   exists (select from facts.person_month_due) as persons
            """)
        .query(Due.class)
        .single();
  }

  private static Mark mark(ResultSet row) throws SQLException {
    var units = row.getArray("units");
    return new Mark(
        row.getString("fact"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        units == null
            ? null
            : Collections.unmodifiableList(Arrays.asList((Long[]) units.getArray())));
  }
}
