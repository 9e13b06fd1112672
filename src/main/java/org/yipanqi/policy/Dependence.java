package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which figures of a pack rest on what, by the definitions of a day. */
public record Dependence(PolicyPack pack, LocalDate day) {

  /** The measures behind a series, also those inside derived ones. */
  public Set<String> measures(Series series) {
    var found = new LinkedHashSet<String>();
    collect(series.formula().refs(), found);
    return found;
  }

  private void collect(Set<Formula.Ref> refs, Set<String> found) {
    for (var ref : refs) {
      if (found.add(ref.measure())
          && pack.measure(ref.measure(), day).orElse(null) instanceof Measure.Derived derived) {
        collect(derived.formula().refs(), found);
      }
    }
  }

  /** The parameters that a series rests on: in its formula, its measures, its judgement. */
  public Set<String> parameters(Series series) {
    var found = new LinkedHashSet<>(series.parameters());
    for (var measure : measures(series)) {
      pack.measure(measure, day).ifPresent(m -> found.addAll(m.parameters()));
    }
    for (var target : series.targets()) {
      switch (target) {
        case Series.Target.Moving _ ->
            found.addAll(List.of("base_period", "base_year", "rising_tolerance_points"));
        case Series.Target.Fixed fixed -> {
          if (fixed.op() == Series.Comparison.ABOUT) {
            found.add("about_tolerance_points");
          }
        }
      }
    }
    return found;
  }

  /** The series that rest on a parameter, also those among which it chooses. */
  public List<Series> restingOn(String parameter) {
    var chosen = new LinkedHashSet<String>();
    for (var monitored : pack.monitored()) {
      if (parameter.equals(monitored.parameter())) {
        monitored.options().forEach(o -> chosen.add(o.series()));
      }
    }
    return pack.series().stream()
        .map(Series::id)
        .distinct()
        .flatMap(id -> pack.series(id, day).stream())
        .filter(s -> chosen.contains(s.id()) || parameters(s).contains(parameter))
        .toList();
  }
}
