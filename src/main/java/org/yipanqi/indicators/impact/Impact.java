package org.yipanqi.indicators.impact;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Period;

/**
 * Everything that would change, in the order of the board's rows.
 *
 * @param computed how many cells were computed by both definitions and compared
 * @param earlier how many of them lie in periods that end before the decision begins
 */
record Impact(
    ImpactSpan span,
    List<Period> periods,
    int rows,
    List<Subject> affected,
    int computed,
    int earlier,
    List<Change> changes) {

  /** Changes in periods that end before a month: there must be none. */
  long earlierChanges(@Nullable YearMonth from) {
    return from == null
        ? 0
        : changes.stream().filter(c -> c.period().last().isBefore(from)).count();
  }

  long flips() {
    return changes.stream().filter(Change::flips).count();
  }
}
