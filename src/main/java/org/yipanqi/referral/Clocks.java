package org.yipanqi.referral;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By when somebody has to act: terms are dated rows, the present one counts. */
@Component
public class Clocks {

  private static final Set<DayOfWeek> REST = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Minutes, or working days: the same time of day, Monday to Friday. */
  record Term(@Nullable Integer minutes, @Nullable Integer workingDays) {

    OffsetDateTime from(OffsetDateTime start) {
      if (minutes != null) {
        return start.plus(Duration.ofMinutes(minutes));
      }
      var due = start;
      for (var left = workingDays == null ? 0 : workingDays; left > 0; ) {
        due = due.plusDays(1);
        left -= REST.contains(due.getDayOfWeek()) ? 0 : 1;
      }
      return due;
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Clocks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  /**
   * From now on.
   *
   * @param what a state, or one of escalation, expiry, follow_up; empty where nothing is due
   */
  Optional<OffsetDateTime> due(String what, Urgency urgency) {
    return term(what, urgency).map(term -> term.from(now()));
  }

  private Optional<Term> term(String what, Urgency urgency) {
    return jdbc.sql(
            """
            select minutes, working_days from referral.clock
             where state = :state and urgency = :urgency and valid_from <= :today
             order by valid_from desc
             limit 1
            """)
        .param("state", what)
        .param("urgency", urgency.code())
        .param("today", now().toLocalDate())
        .query((row, _) ->
            new Term(
                row.getObject("minutes", Integer.class),
                row.getObject("working_days", Integer.class)))
        .optional();
  }
}
