package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.yipanqi.indicators.cells.ReadingRegister.Kept;

/**
 * Computes tallies from facts, and from tallies the cells that rest on them, by whole months.
 * Everything stays in the database: nothing here grows with the county.
 */
@Repository
class Tallies {

  /** What a computation of whole months came to. */
  record Computed(int cells, Set<YearMonth> months) {}

  static final String GATHERED = "gathered";

  private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

  private final JdbcTemplate jdbc;

  Tallies(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts whole months of a reading's tallies and cells in the place of the old ones. */
  Computed compute(Kept kept, Months months, Collection<YearMonth> stocks) {
    gather(kept.reading(), months, stocks);
    Binding.update(
        jdbc,
        """
        delete from indicators.tally where reading = ? and month >= ? and month < ?
        """,
        given -> given.number(kept.id()).span(months));
    var sql = new ReadingSql(kept.reading());
    Binding.update(
        jdbc,
        """
        insert into indicators.tally (reading, month, units, amounts)
        %s
        """
            .formatted(sql.tallies(GATHERED)),
        given -> given.number(kept.id()));
    Binding.update(
        jdbc,
        """
        delete from indicators.cell where measure = any(?) and month >= ? and month < ?
        """,
        given -> given.measures(kept.reading().measures()).span(months));
    var cells =
        jdbc.update(
            """
            insert into indicators.cell (month, unit, measure, value, n, unknown)
            %s
            """
                .formatted(sql.cells(GATHERED)));
    var touched = gatheredMonths();
    forgetGathered();
    return new Computed(cells, touched);
  }

  /**
   * Reads a fact once into the temporary table {@code gathered}.
   *
   * @param stocks the months in which stocks stand
   */
  void gather(Reading reading, Months months, Collection<YearMonth> stocks) {
    var sql = new ReadingSql(reading);
    Binding.update(
        jdbc,
        """
        create temporary table gathered on commit drop as
        %s
        """
            .formatted(sql.ofMonths()),
        given -> {
          given.values(sql.values());
          if (reading.isOfEvents()) {
            given.span(months);
          } else {
            given.days(months.of(stocks));
          }
        });
  }

  void forgetGathered() {
    jdbc.update(
        """
        drop table gathered
        """);
  }

  private Set<YearMonth> gatheredMonths() {
    return new TreeSet<>(
        jdbc.query(
            """
            select distinct month from gathered
            """,
            (row, _) -> YearMonth.from(row.getObject(1, LocalDate.class))));
  }

  /** How many rows a fact has, as the database guesses without counting. */
  long rows(Reading reading) {
    var plan =
        String.join(
            "",
            jdbc.queryForList(
                """
                explain (format json) select 1 from %s v
                """
                    .formatted(reading.fact().view()),
                String.class));
    var found = PLAN_ROWS.matcher(plan);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }
}
