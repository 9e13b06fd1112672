package org.yipanqi.reporting;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.yipanqi.kernel.Period;
import org.yipanqi.web.MalformedRequest;

/** Reads months and periods of requests. */
public final class ReturnPeriods {

  private ReturnPeriods() {}

  public static Period of(String given) {
    try {
      return Period.of(given);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequest("period", "reporting.period");
    }
  }

  public static YearMonth month(String given) {
    try {
      return YearMonth.parse(given);
    } catch (DateTimeException e) {
      throw new MalformedRequest("month", "reporting.month");
    }
  }
}
