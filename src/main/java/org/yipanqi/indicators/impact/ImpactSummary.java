package org.yipanqi.indicators.impact;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * What another pack would change.
 *
 * @param computed how many cells were computed by both and compared
 * @param flips how many of the changed ones would be judged otherwise
 */
@NamedInterface("impact")
public record ImpactSummary(int computed, long flips, List<ImpactCell> cells) {}
