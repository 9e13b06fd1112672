package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in of a unit's fact for a period.
 *
 * @param receivedOn the day this house first took records of it in
 * @param changedOn the last day on which records of it came in again or were corrected
 * @param declaredOn the day somebody said it is in or that there was nothing
 * @param statedOn the day it came in by the books of the house that kept the calendar before
 * @param twice the systems that hold records of it side by side, unsettled; else none
 */
record Arrival(
    @Nullable LocalDate receivedOn,
    @Nullable LocalDate changedOn,
    @Nullable LocalDate declaredOn,
    @Nullable LocalDate statedOn,
    List<String> twice) {

  static final Arrival NONE = new Arrival(null, null, null, null, List.of());

  Arrival {
    twice = List.copyOf(twice);
  }

  /** Both together: the first day of each kind, the last change. */
  Arrival and(Arrival other) {
    return new Arrival(
        earlier(receivedOn, other.receivedOn),
        later(changedOn, other.changedOn),
        earlier(declaredOn, other.declaredOn),
        earlier(statedOn, other.statedOn),
        twice.isEmpty() ? other.twice : twice);
  }

  /** What an earlier month of a register says for a later one: that it stands. */
  Arrival standing() {
    return new Arrival(receivedOn, null, declaredOn, statedOn, List.of());
  }

  @Nullable LocalDate firstOn() {
    return earlier(receivedOn, declaredOn);
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
