package org.yipanqi.evaluation.results;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.indicators.StandingFigures;
import org.yipanqi.indicators.StandingFigures.OfPlace;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Membership;
import org.yipanqi.registry.Registry;

/** Which units a round is about, and their figures. */
@Component
public class RoundFigures {

  private final Registry registry;
  private final StandingFigures figures;

  RoundFigures(Registry registry, StandingFigures figures) {
    this.registry = registry;
    this.figures = figures;
  }

  /** The communities that were there on the last day, the table's departments, or the county. */
  public List<RunRows.Unit> units(ScoringTable table, Period period) {
    return switch (table.about()) {
      case COMMUNITY -> communities(table.county(), period);
      case DEPARTMENT ->
          table.units().stream()
              .map(it -> new RunRows.Unit(it.code(), it.name(), null, null, it.duty()))
              .toList();
      case COUNTY ->
          registry.snapshot().division(table.county()).stream()
              .map(it ->
                  new RunRows.Unit(
                      String.valueOf(table.county()),
                      label(it.name(), it.nameEn()),
                      null,
                      table.county(),
                      null))
              .toList();
    };
  }

  private List<RunRows.Unit> communities(long county, Period period) {
    return registry.snapshot().communities(county).stream()
        .flatMap(it -> head(it, period).map(lead -> unit(it, lead)).stream())
        .toList();
  }

  private static RunRows.Unit unit(Community it, int lead) {
    return new RunRows.Unit(it.code(), label(it.name(), it.nameEn()), lead, (long) it.id(), null);
  }

  /** The lead on the period's last day; a member where nobody led. */
  private static Optional<Integer> head(Community it, Period period) {
    return it.members().stream()
        .filter(m -> m.on(period.end()))
        .min(
            Comparator.comparing((Membership m) -> !m.lead())
                .thenComparing(Membership::institution))
        .map(Membership::institution);
  }

  private static Label label(String zh, @Nullable String en) {
    return new Label(zh, en == null || en.isBlank() ? zh : en);
  }

  /** The place whose figures score a unit: departments and the county by the county's. */
  public String place(ScoringTable table, RunRows.Unit unit) {
    return place(table, unit.code());
  }

  public String place(ScoringTable table, String unit) {
    return table.about() == ScoringTable.About.COMMUNITY ? unit : String.valueOf(table.county());
  }

  /** Figures by place, as they were closed. */
  public Map<String, OfPlace> closed(ScoringTable table, Period period, List<RunRows.Unit> units) {
    return of(table, period, units.stream().map(RunRows.Unit::code).toList(), false);
  }

  /** Figures by place. */
  public Map<String, OfPlace> of(
      ScoringTable table, Period period, List<String> units, boolean live) {
    var places = units.stream().map(it -> place(table, it)).distinct().toList();
    return figures.of(table.pack(), period, places, table.series(), live).stream()
        .collect(Collectors.toMap(OfPlace::place, it -> it));
  }

  /** The one closing that all places' figures come from; null when one of them comes from none. */
  public Round.@Nullable ClosedBy closing(Map<String, OfPlace> taken) {
    if (taken.values().stream().anyMatch(it -> it.closing() == null)) {
      return null;
    }
    return taken.values().stream()
        .map(it -> Objects.requireNonNull(it.closing()))
        .findFirst()
        .map(it -> new Round.ClosedBy(it.version(), it.closedBy(), it.closedAt()))
        .orElse(null);
  }
}
