package org.yipanqi.facts.sources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many debts stand how.
 *
 * @param owed all of them, also those whose day is still to come
 * @param late also those of which it was late that there was nothing to report
 * @param history those of which it can't be told whether they were in time
 * @param completeness of those that are in or overdue, how many per cent are in; null for none
 * @param timeliness of those of which it can be told, how many per cent came in time
 */
record GapTally(
    int owed,
    int inTime,
    int late,
    int missing,
    int notDue,
    int nothing,
    int history,
    int corrected,
    int twice,
    @Nullable String completeness,
    @Nullable String timeliness) {

  static GapTally of(Collection<Crossing> crossings) {
    var counts = new int[Standing.values().length];
    var late = 0;
    var corrected = 0;
    var twice = 0;
    var judged = 0;
    for (var it : crossings) {
      counts[it.standing().ordinal()]++;
      judged += it.judged() ? 1 : 0;
      late += it.late() ? 1 : 0;
      corrected += it.corrected() ? 1 : 0;
      twice += it.doubled() ? 1 : 0;
    }
    var missing = counts[Standing.MISSING.ordinal()];
    var notDue = counts[Standing.NOT_DUE.ordinal()];
    var owed = crossings.size() - counts[Standing.NOT_OWED.ordinal()];
    var expected = owed - notDue;
    return new GapTally(
        owed,
        counts[Standing.IN_TIME.ordinal()],
        late,
        missing,
        notDue,
        counts[Standing.NOTHING.ordinal()],
        expected - judged,
        corrected,
        twice,
        percent(expected - missing, expected),
        percent(judged - missing - late, judged));
  }

  /** Rounded down: only a whole is a hundred. */
  private static @Nullable String percent(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part * 100L)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN)
            .toPlainString();
  }
}
