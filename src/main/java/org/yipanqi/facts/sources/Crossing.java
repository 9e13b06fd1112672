package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.Obligation;

/**
 * A debt beside what came in for it, on a day.
 *
 * @param due the last day in time; null where nothing is owed
 * @param days by how many days it was late, or is overdue; 0 otherwise
 * @param receivedOn the day that counts as its coming in; null also where that can't be told
 * @param changedOn the last correction after its day had passed; null when there was none
 * @param twice the systems that report it side by side, unsettled
 */
record Crossing(
    Standing standing,
    @Nullable LocalDate due,
    int days,
    @Nullable LocalDate receivedOn,
    @Nullable LocalDate changedOn,
    List<String> twice) {

  /** Nothing is owed, though something may have come. */
  static Crossing notOwed(Arrival arrival) {
    return new Crossing(Standing.NOT_OWED, null, 0, arrival.firstOn(), null, arrival.twice());
  }

  static Crossing of(Obligation owed, Arrival arrival, LocalDate today) {
    var due = owed.due();
    var first = arrival.firstOn();
    if (first == null) {
      var overdue = daysAfter(due, today);
      var standing = overdue > 0 ? Standing.MISSING : Standing.NOT_DUE;
      return new Crossing(standing, due, overdue, null, null, List.of());
    }
    // what fell due before the house kept the calendar is judged by the books that were kept then
    var counts = owed.history() ? arrival.statedOn() : first;
    var days = counts == null ? 0 : daysAfter(due, counts);
    return new Crossing(
        standing(arrival, counts, days),
        due,
        days,
        counts,
        corrected(owed, arrival),
        arrival.twice());
  }

  private static Standing standing(Arrival arrival, @Nullable LocalDate counts, int days) {
    if (arrival.receivedOn() == null) {
      return Standing.NOTHING;
    }
    if (counts == null) {
      return Standing.HISTORY;
    }
    return days > 0 ? Standing.LATE : Standing.IN_TIME;
  }

  /** Daily deliveries up to the day are how it comes in; only what follows corrects it. */
  private static @Nullable LocalDate corrected(Obligation owed, Arrival arrival) {
    var changed = arrival.changedOn();
    var received = arrival.receivedOn();
    var since = owed.knownSince();
    return changed != null
            && received != null
            && changed.isAfter(owed.due())
            && changed.isAfter(received)
            && (since == null || changed.isAfter(since))
        ? changed
        : null;
  }

  private static int daysAfter(LocalDate due, LocalDate day) {
    return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(due, day)));
  }

  /** Whether it can be told if it came in time. */
  boolean judged() {
    return standing == Standing.MISSING || (standing.received() && receivedOn != null);
  }

  boolean late() {
    return standing != Standing.MISSING && days > 0;
  }

  boolean corrected() {
    return changedOn != null;
  }

  boolean doubled() {
    return !twice.isEmpty();
  }
}
