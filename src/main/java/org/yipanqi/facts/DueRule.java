package org.yipanqi.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import org.yipanqi.kernel.Period;

/**
 * How often a source is owed and by when: a day of a month after the period's end. The day counts
 * whole, in the county's own time; a day off does not move it, since no document says so.
 *
 * @param day the month's last day stands in where a month has no such day
 * @param monthsAfter 1 for the month after the period, 0 for its own last month
 */
public record DueRule(Period.Kind frequency, int day, int monthsAfter) {

  /** Yunan's plan of 2020, four (4): every month's data by the 5th of the next. */
  public static final DueRule USUAL = new DueRule(Period.Kind.MONTH, 5, 1);

  public DueRule {
    if (day < 1 || day > 31 || monthsAfter < 0 || monthsAfter > 12) {
      throw new IllegalArgumentException("no due day: " + day + ", " + monthsAfter);
    }
  }

  /** The last day on which the period in which a month lies is in time. */
  public LocalDate due(YearMonth month) {
    var dueIn = period(month).last().plusMonths(monthsAfter);
    return dueIn.atDay(Math.min(day, dueIn.lengthOfMonth()));
  }

  /** The period a month is reported with. */
  public Period period(YearMonth month) {
    return Period.containing(month, frequency);
  }

  /** Whether something is owed for the period that ends with this month. */
  public boolean endsWith(YearMonth month) {
    return month.getMonthValue() % frequency.months() == 0;
  }
}
