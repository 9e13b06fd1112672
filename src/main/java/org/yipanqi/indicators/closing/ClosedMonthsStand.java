package org.yipanqi.indicators.closing;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.DefinitionsChanging;

/**
 * A closed month keeps the definitions it was closed with: a decision may not begin before its end.
 */
@Component
class ClosedMonthsStand {

  private final JdbcClient jdbc;

  ClosedMonthsStand(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(DefinitionsChanging change) {
    var last =
        jdbc.sql(
                """
                select max(month) from indicators.closing
                 where reopened_at is null and month >= :from
                   and exists (select from unnest(:places) p(code)
                                where starts_with(county::text, p.code))
                """)
            .param("from", change.from().atDay(1))
            .param("places", change.places().toArray(String[]::new))
            .query((row, _) -> row.getObject(1, LocalDate.class))
            .optional();
    if (last.isPresent()) {
      var month = YearMonth.from(last.get());
      throw ClosingProblem.INSIDE_CLOSED_MONTHS.because(
          change.from(), month, month.plusMonths(1), change.what());
    }
  }
}
