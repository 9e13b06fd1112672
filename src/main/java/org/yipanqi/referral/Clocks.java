package org.yipanqi.referral;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By when somebody has to act: terms are dated rows, the present one counts. Working days are those
 * of the week, but for the days that the county has written down ({@link SpecialDays}).
 */
@Component
public class Clocks {

  /** Days ahead in which a term of working days ends. */
  private static final int FARTHEST = 400;

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
  private static final Set<DayOfWeek> REST = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Minutes, or working days: the same time of day, Monday to Friday. */
  record Term(@Nullable Integer minutes, @Nullable Integer workingDays) {

    /**
     * @param special days that are not as the week says, and whether they are worked on
     */
    OffsetDateTime from(OffsetDateTime start, Map<LocalDate, Boolean> special) {
      if (minutes != null) {
        return start.plus(Duration.ofMinutes(minutes));
      }
      var due = start;
      for (var left = workingDays == null ? 0 : workingDays; left > 0; ) {
        due = due.plusDays(1);
        var day = due.toLocalDate();
        left -= special.getOrDefault(day, !REST.contains(day.getDayOfWeek())) ? 1 : 0;
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
    return term(what, urgency).map(term -> term.from(now(), special(term)));
  }

  private Map<LocalDate, Boolean> special(Term term) {
    if (term.workingDays() == null) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select day, works from referral.special_day
             where day between :today and :today + :most
            """)
        .param("today", now().toLocalDate())
        .param("most", FARTHEST)
        .query((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getBoolean(2)))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The end of the day by which somebody who came down has to be followed up. */
  Optional<OffsetDateTime> followUp(Urgency urgency) {
    return due("follow_up", urgency).map(due -> due.with(LAST_MINUTE));
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
