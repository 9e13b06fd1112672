package org.yipanqi.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a unit owes for one period.
 *
 * @param unit an institution, a community or a division
 * @param month the period's last month, by which it is known
 * @param knownSince the day this house first knew of the debt: who was in time before can't be told
 */
public record Obligation(
    long unit,
    String fact,
    YearMonth month,
    DueRule rule,
    Systems systems,
    @Nullable LocalDate knownSince) {

  public LocalDate due() {
    return rule.due(month);
  }

  /** Whether it fell due before this house kept the calendar. */
  public boolean history() {
    return knownSince != null && due().isBefore(knownSince);
  }
}
