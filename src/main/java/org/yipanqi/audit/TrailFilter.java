package org.yipanqi.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; null stands for any.
 *
 * @param from the first day, in China
 * @param to the last day
 * @param user an account, or a name as shown
 * @param action a code, or a module's with a dot at the end: {@code facts.}
 * @param person a resident's number
 * @param unit what it is about, or where the duty is held
 * @param subject the code of what was touched
 */
public record TrailFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String user,
    @Nullable String action,
    @Nullable String person,
    @Nullable String unit,
    @Nullable String subject) {

  public TrailFilter {
    if (from != null && to != null && to.isBefore(from)) {
      throw AuditProblem.DAYS_TURNED_ROUND.because(from, to);
    }
  }

  /** Everything from a day to a day. */
  public static TrailFilter days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new TrailFilter(from, to, null, null, null, null, null);
  }
}
