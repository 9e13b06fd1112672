package org.yipanqi.indicators.closing;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.indicators.figures.MissingSource;

/**
 * A month of a county as somebody closed it.
 *
 * @param version counts how often the month was closed
 * @param missing the sources that were not in
 * @param statement what the closer said about them
 * @param reason why it was opened again
 */
record Closing(
    long id,
    long county,
    YearMonth month,
    int version,
    Act closed,
    List<MissingSource> missing,
    @Nullable String statement,
    @Nullable Act confirmed,
    @Nullable Act reopened,
    @Nullable String reason) {

  /** Who did it, and when. */
  record Act(String user, String name, OffsetDateTime at) {
    Act {
      at = FrozenPeriod.here(at);
    }
  }

  boolean inForce() {
    return reopened == null;
  }
}
