package org.yipanqi.indicators.cells;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive months.
 *
 * @param first null for without beginning
 * @param end the month after the last, null for without end
 */
record Months(@Nullable YearMonth first, @Nullable YearMonth end) {

  static final Months ALL = new Months(null, null);

  private static final int MOST_RUNS = 2;

  /** Few runs of neighbouring months; where there would be many, all months around them. */
  static List<Months> runs(SortedSet<YearMonth> months) {
    var runs = new ArrayList<Months>();
    for (var month : months) {
      var last = runs.isEmpty() ? null : runs.getLast();
      if (last != null && month.equals(last.end())) {
        runs.set(runs.size() - 1, new Months(last.first(), month.plusMonths(1)));
      } else {
        runs.add(new Months(month, month.plusMonths(1)));
      }
    }
    return runs.size() > MOST_RUNS
        ? List.of(new Months(months.first(), months.last().plusMonths(1)))
        : runs;
  }

  boolean hold(YearMonth month) {
    return (first == null || !month.isBefore(first)) && (end == null || month.isBefore(end));
  }

  List<YearMonth> of(Collection<YearMonth> months) {
    return months.stream().filter(this::hold).sorted().toList();
  }

  /** The first day, as the database compares. */
  LocalDate low() {
    return first == null ? LocalDate.MIN : first.atDay(1);
  }

  /** The day after the last. */
  LocalDate high() {
    return end == null ? LocalDate.MAX : end.atDay(1);
  }

  static Date[] days(Collection<YearMonth> months) {
    return months.stream().map(m -> Date.valueOf(m.atDay(1))).toArray(Date[]::new);
  }
}
