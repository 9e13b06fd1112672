package org.yipanqi.indicators.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * What a draft would change, a page of it.
 *
 * @param edition of the pack that was compared: publishing asks for it
 * @param validFrom the month from which the draft would hold
 * @param computed cells computed by both definitions and compared
 * @param changed how many of them would change, on all pages and by the filter
 * @param flips how many would be judged otherwise
 * @param earlier cells of periods that end before the draft begins
 * @param earlierChanged how many of those would change: none, computed and not assumed
 * @param affected the figures that the draft reaches
 * @param next where the next page begins, null on the last
 */
record ImpactView(
    String pack,
    String decision,
    String edition,
    String validFrom,
    String from,
    String to,
    String scope,
    int rows,
    int periods,
    int computed,
    int changed,
    long flips,
    int earlier,
    long earlierChanged,
    List<ImpactSubject> affected,
    int matching,
    List<ImpactCell> cells,
    @Nullable String next) {

  /** A figure that the draft reaches, and in how many cells it would change. */
  record ImpactSubject(String id, boolean monitored, Label title, long changed, long flips) {}
}
