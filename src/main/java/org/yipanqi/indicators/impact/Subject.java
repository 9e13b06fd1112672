package org.yipanqi.indicators.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.PolicyPack.Monitored;
import org.yipanqi.policy.Series;

/**
 * Something whose figures a decision may change: a series, or a monitored figure whose formula a
 * parameter chooses.
 *
 * @param id a series' id, or the monitored figure's
 */
record Subject(String id, Label title, boolean monitored) {

  /** What the engine reads to judge, and not to compute. */
  private static final Set<String> JUDGING =
      Set.of("base_period", "base_year", "rising_tolerance_points", "about_tolerance_points");

  /** Everything that may differ between two packs. */
  static List<Subject> of(PolicyPack before, PolicyPack after) {
    var subjects = new ArrayList<Subject>();
    Stream.concat(after.seriesIds().stream(), before.seriesIds().stream())
        .distinct()
        .forEach(id ->
            Stream.of(after, before)
                .flatMap(p -> p.series().stream())
                .filter(s -> s.id().equals(id))
                .findFirst()
                .ifPresent(s -> subjects.add(new Subject(id, s.title(), false))));
    after.monitored().stream()
        .filter(m -> m.parameter() != null)
        .forEach(m -> subjects.add(new Subject(m.id(), m.title(), true)));
    return subjects.stream().filter(s -> !s.sameIn(before, after)).toList();
  }

  /** The series that stands for it in a period; none where nobody has fixed it. */
  Optional<Series> series(PolicyPack pack, Period period) {
    if (!monitored) {
      return pack.series(id, period.end());
    }
    return entry(pack).flatMap(m -> chosen(pack, m, period));
  }

  private Optional<Monitored> entry(PolicyPack pack) {
    return pack.monitored().stream().filter(m -> m.id().equals(id)).findFirst();
  }

  static Optional<Series> chosen(PolicyPack pack, Monitored entry, Period period) {
    var parameter = entry.parameter();
    if (parameter == null) {
      return Optional.empty();
    }
    var value = pack.parameter(parameter, period.end()).map(Parameter::value);
    return entry.options().stream()
        .filter(o -> value.filter(o.value()::equals).isPresent())
        .findFirst()
        .flatMap(o -> pack.series(o.series(), period.end()));
  }

  /** Equal definitions all the way down give equal figures: those need not be computed twice. */
  private boolean sameIn(PolicyPack before, PolicyPack after) {
    if (!JUDGING.stream().allMatch(p -> settings(before, p).equals(settings(after, p)))) {
      return false;
    }
    if (monitored) {
      var entry = entry(after).orElseThrow();
      return settings(before, Objects.requireNonNull(entry.parameter()))
              .equals(settings(after, entry.parameter()))
          && entry(before).equals(entry(after))
          && entry.options().stream().allMatch(o -> sameSeries(o.series(), before, after));
    }
    return sameSeries(id, before, after);
  }

  private static List<Parameter.Setting> settings(PolicyPack pack, String parameter) {
    return pack.parameters().stream()
        .filter(p -> p.id().equals(parameter))
        .flatMap(p -> p.settings().stream())
        .toList();
  }

  private static boolean sameSeries(String series, PolicyPack before, PolicyPack after) {
    var then = versions(before, series);
    var now = versions(after, series);
    if (!then.equals(now)) {
      return false;
    }
    var measures = new TreeSet<String>();
    now.forEach(s -> s.formula().refs().forEach(r -> collect(after, r.measure(), measures)));
    return measures.stream().allMatch(m -> measures(before, m).equals(measures(after, m)));
  }

  private static void collect(PolicyPack pack, String measure, Set<String> found) {
    if (found.add(measure)) {
      for (var version : measures(pack, measure)) {
        if (version instanceof Measure.Derived derived) {
          derived.formula().refs().forEach(r -> collect(pack, r.measure(), found));
        }
      }
    }
  }

  private static List<Series> versions(PolicyPack pack, String series) {
    return pack.series().stream().filter(s -> s.id().equals(series)).toList();
  }

  private static List<Measure> measures(PolicyPack pack, String measure) {
    return pack.measures().stream().filter(m -> m.id().equals(measure)).toList();
  }
}
