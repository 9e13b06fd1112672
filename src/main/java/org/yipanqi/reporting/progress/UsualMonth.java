package org.yipanqi.reporting.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The month that pages begin with: the last one that is over; where the records end before it, as
 * in the sample county, the last one that has any.
 */
@Component
class UsualMonth {

  private final JdbcClient jdbc;
  private final Clock clock;

  UsualMonth(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  YearMonth now() {
    var over = YearMonth.now(clock).minusMonths(1);
    return jdbc.sql(
            """
            select last_month from facts_api.horizon where last_month is not null
            """)
        .query(LocalDate.class)
        .optional()
        .map(YearMonth::from)
        .filter(over::isAfter)
        .orElse(over);
  }
}
