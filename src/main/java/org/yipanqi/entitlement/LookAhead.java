package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds the day on which something that doesn't hold yet begins to. */
final class LookAhead {

  /** How far ahead is looked, in years: a working life. */
  static final int YEARS = 40;

  private static final int[] PROBES = {1, 2, 3, 5, 8, 12, 20, 30, YEARS};

  private LookAhead() {}

  /**
   * The first day after one on which it doesn't hold, found by halves between the day and the first
   * probe on which it does.
   *
   * @param turns days on which something known ends, so that nothing that holds until then is
   *     missed
   */
  static Optional<LocalDate> first(
      LocalDate on, Collection<LocalDate> turns, Predicate<LocalDate> holds) {
    var probes = new TreeSet<LocalDate>();
    for (var years : PROBES) {
      probes.add(on.plusYears(years));
    }
    turns.stream().filter(d -> d.isAfter(on) && d.isBefore(probes.last())).forEach(probes::add);
    var not = on;
    for (var probe : probes) {
      if (holds.test(probe)) {
        return Optional.of(between(not, probe, holds));
      }
      not = probe;
    }
    return Optional.empty();
  }

  private static LocalDate between(LocalDate not, LocalDate yes, Predicate<LocalDate> holds) {
    var low = not;
    var high = yes;
    while (ChronoUnit.DAYS.between(low, high) > 1) {
      var middle = low.plusDays(ChronoUnit.DAYS.between(low, high) / 2);
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
