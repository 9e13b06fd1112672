package org.yipanqi.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which unit owes which fact every month, what has come in, and the months the facts span. */
@Repository
public class SourceCalendar {

  /** A unit owes a fact for every month from a day to a day, both inclusive. */
  public record Owed(long unit, String fact, LocalDate validFrom, @Nullable LocalDate validTo) {}

  /** A unit's fact has come in for a month. */
  public record Receipt(long unit, String fact, LocalDate month) {}

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
            select o.unit, o.fact, o.valid_from, least(o.valid_to, i.closed_on) as valid_to
              from facts.source_owed o
              left join registry_api.institution i on i.id = o.unit
             where i.closed_on is null or i.closed_on >= o.valid_from
             order by o.fact, o.unit
            """)
        .query((row, _) ->
            new Owed(
                row.getLong("unit"),
                row.getString("fact"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .list();
  }

  @Transactional(readOnly = true)
  public List<Receipt> receipts() {
    return jdbc.sql(
            """
            select unit, fact, month from facts.receipt
            """)
        .query((row, _) ->
            new Receipt(
                row.getLong("unit"),
                row.getString("fact"),
                row.getObject("month", LocalDate.class)))
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
