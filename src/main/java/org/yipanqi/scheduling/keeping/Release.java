package org.yipanqi.scheduling.keeping;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.scheduling.keeping.ClinicSessions.WeeklyPattern;

/**
 * When the places of a session are released to whom, by the parameters in force.
 *
 * @param grassroots how many places are kept for town and village
 * @param grassrootsFrom from when these may take them
 * @param publicFrom from when everybody may take the others
 * @param unsoldPublicFrom from when everybody may take what the grassroots have not; null: never
 */
record Release(
    LocalDate day,
    int grassroots,
    LocalDate grassrootsFrom,
    LocalDate publicFrom,
    @Nullable LocalDate unsoldPublicFrom) {

  static Release of(WeeklyPattern pattern, LocalDate day, Map<String, Integer> inForce) {
    var share = inForce.getOrDefault("share_" + pattern.kind(), 0);
    var grassroots =
        pattern.grassroots() == null
            ? Math.min(pattern.capacity(), Math.ceilDiv(pattern.capacity() * share, 100))
            : pattern.grassroots();
    var everybody = day.minusDays(inForce.getOrDefault("public_lead_days", 0));
    var last = day.minusDays(inForce.getOrDefault("unsold_public_days", 0));
    return new Release(
        day,
        grassroots,
        everybody.minusDays(inForce.getOrDefault("grassroots_lead_days", 0)),
        everybody,
        inForce.getOrDefault("unsold_go_public", 0) == 0
            ? null
            : last.isBefore(everybody) ? everybody : last);
  }
}
