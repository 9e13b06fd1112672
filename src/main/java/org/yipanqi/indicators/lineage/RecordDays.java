package org.yipanqi.indicators.lineage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a month, both ends included. A page of records needs few of them where there are
 * many records: it is looked for in a day, then in four, then in the rest of the month.
 */
record RecordDays(LocalDate first, LocalDate last) {

  private static final List<Integer> GROWING = List.of(1, 4);

  /**
   * A month's days in the order in which they are looked at.
   *
   * @param reached the day the page before ended on, when it lies in the month
   */
  static List<RecordDays> of(YearMonth month, boolean descending, @Nullable LocalDate reached) {
    var days = new ArrayList<LocalDate>();
    for (var day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
      days.add(day);
    }
    if (descending) {
      Collections.reverse(days);
    }
    var from = reached == null ? 0 : Math.max(0, days.indexOf(reached));
    var windows = new ArrayList<RecordDays>();
    for (var size : GROWING) {
      var to = Math.min(days.size(), from + size);
      if (to > from) {
        windows.add(between(days.get(from), days.get(to - 1)));
        from = to;
      }
    }
    if (from < days.size()) {
      windows.add(between(days.get(from), days.getLast()));
    }
    return windows;
  }

  private static RecordDays between(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? new RecordDays(other, one) : new RecordDays(one, other);
  }
}
