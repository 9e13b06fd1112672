package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.kernel.Period;

/** Which unit owes which fact, what has come in, and the months the facts span. */
@Repository
public class SourceCalendar {

  /**
   * A unit owes a fact from a day to a day, both inclusive: within the time an institution is open,
   * and until another rule begins.
   *
   * @param rule with the county's usual day where the entry names none
   */
  public record Owed(
      long unit,
      String fact,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      DueRule rule,
      Systems systems,
      LocalDate knownSince) {

    /** Whether a period that ends with this month is owed. */
    public boolean owedFor(YearMonth month) {
      if (!rule.endsWith(month)) {
        return false;
      }
      var first = month.minusMonths(rule.frequency().months() - 1L);
      return !validFrom.isAfter(month.atEndOfMonth())
          && (validTo == null || !validTo.isBefore(first.atDay(1)));
    }

    public Obligation obligation(YearMonth month) {
      return new Obligation(unit, fact, month, rule, systems, knownSince);
    }
  }

  /** A unit's fact has come in for a month. */
  public record Receipt(long unit, String fact, LocalDate month) {}

  /**
   * Records of a unit's fact for a month stand in more systems than the county has settled.
   *
   * @param systems the codes of the systems, in order
   */
  public record Twice(long unit, String fact, YearMonth month, List<String> systems) {}

  /** From a first to a last month. */
  public record Horizon(YearMonth first, YearMonth last) {

    public List<YearMonth> months() {
      return java.util.stream.Stream.iterate(first, m -> !m.isAfter(last), m -> m.plusMonths(1))
          .toList();
    }
  }

  private final JdbcClient jdbc;

  SourceCalendar(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is owed; whatever was noted, a closed institution owes nothing after its last month. */
  @Transactional(readOnly = true)
  public List<Owed> owed() {
    return jdbc.sql(
            """
            select unit, fact, valid_from, valid_to, frequency, due_day, due_months, systems,
                   known_on
              from facts_api.source_rule
             where valid_to is null or valid_to >= valid_from
             order by fact, unit, valid_from
            """)
        .query((row, _) -> owed(row))
        .list();
  }

  public static Owed owed(ResultSet row) throws SQLException {
    return new Owed(
        row.getLong("unit"),
        row.getString("fact"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        new DueRule(
            Period.Kind.valueOf(row.getString("frequency").toUpperCase(Locale.ROOT)),
            row.getInt("due_day"),
            row.getInt("due_months")),
        Systems.of(row.getString("systems")),
        row.getObject("known_on", LocalDate.class));
  }

  @Transactional(readOnly = true)
  public List<Receipt> receipts() {
    return jdbc.sql(
            """
            select unit, fact, month from facts.receipt
            union all
            select unit, fact, month from facts.declared_receipt
            """)
        .query((row, _) ->
            new Receipt(
                row.getLong("unit"),
                row.getString("fact"),
                row.getObject("month", LocalDate.class)))
        .list();
  }

  /** Where the same unit, fact and month come from several systems and nobody has settled it. */
  @Transactional(readOnly = true)
  public List<Twice> twice() {
    return jdbc.sql(
            """
            select unit, fact, month, systems from facts_api.source_twice order by unit, fact, month
            """)
        .query((row, _) ->
            new Twice(
                row.getLong("unit"),
                row.getString("fact"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                List.of(row.getString("systems").split(";", -1))))
        .list();
  }

  /** The months that facts span; absent before anything is imported. */
  @Transactional(readOnly = true)
  public Optional<Horizon> horizon() {
    return jdbc.sql(
            """
            select first_month, last_month from facts.horizon
            """)
        .query((row, _) ->
            new Horizon(
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                YearMonth.from(row.getObject("last_month", LocalDate.class))))
        .optional();
  }
}
