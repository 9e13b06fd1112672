package org.yipanqi.indicators.cells;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/**
 * Whose town is whose on a day. A town hospital serves the town it stands in; who takes one over
 * serves that one's town too, unless another town hospital works there.
 */
record ServedTowns(RegistrySnapshot registry, LocalDate day) {

  Set<Long> of(Institution institution) {
    var towns = new LinkedHashSet<Long>();
    if (registry
        .standing(institution.id(), day, day)
        .filter(s -> !s.equals(institution))
        .isPresent()) {
      return towns; // its town is with the one that took it over
    }
    if (institution.kind().isTownHospital()) {
      towns.add(town(institution.division()));
    }
    for (var it : registry.institutions()) {
      if (it.kind().isTownHospital()
          && it.closedBefore(day)
          && registry.standing(it.id(), day, day).filter(institution::equals).isPresent()
          && !servedOnTheSpot(town(it.division()))) {
        towns.add(town(it.division()));
      }
    }
    towns.removeIf(t -> t <= 999_999);
    return towns;
  }

  private boolean servedOnTheSpot(long town) {
    return registry.institutions().stream()
        .anyMatch(i ->
            i.kind().isTownHospital()
                && !i.closedBefore(day)
                && (i.openedOn() == null || !i.openedOn().isAfter(day))
                && town(i.division()) == town);
  }

  private static long town(long division) {
    return division > 999_999_999 ? division / 1000 : division;
  }
}
