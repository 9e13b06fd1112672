package org.yipanqi.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * A unit is reminded of what it owes, once for each debt and kind; the reminder is committed.
 *
 * @param month the last month of the period owed
 */
public record SourceReminder(long unit, String fact, YearMonth month, Kind kind, LocalDate dueOn) {

  /** Why somebody is reminded. */
  public enum Kind {
    DUE_SOON,
    DUE_TODAY,
    OVERDUE;

    /** As tables and answers write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
