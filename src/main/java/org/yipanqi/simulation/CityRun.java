package org.yipanqi.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yipanqi.simulation.calibration.Calibration;
import org.yipanqi.simulation.places.Atlas;
import org.yipanqi.simulation.places.Census;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.wrongs.Truth;

/**
 * Writes a city, a folder for each county, to be imported one after the other. A county that is
 * finished is not written again when a run that was cut goes on.
 */
final class CityRun {

  private final SimulationPlan plan;

  CityRun(SimulationPlan plan) {
    this.plan = plan;
  }

  static List<String> counties(String city) {
    return Atlas.countiesOf(city);
  }

  Map<String, Long> run(Simulation.Progress progress) {
    Manifest.begin(plan);
    var rows = new LinkedHashMap<String, Long>();
    var counts = new Counts();
    var before = 0;
    for (var part : parts(plan)) {
      var start = before;
      if (!Manifest.finished(part.out(), part)) {
        new CountyRun(part)
            .run((people, of) ->
                progress.reached(start + share(people, of, part), plan.residents()));
      }
      before += part.residents();
      progress.reached(before, plan.residents());
      Manifest.rows(part.out()).forEach((name, count) -> rows.merge(name, count, Long::sum));
      counts.add(Manifest.counts(part.out()));
    }
    new Calibration(counts).write(plan.out().resolve(Truth.FOLDER));
    Manifest.end(plan, rows, counts);
    return rows;
  }

  /**
   * The counties, each with its census's share of the people; the last rounding goes to the last.
   */
  static List<SimulationPlan> parts(SimulationPlan city) {
    var counties = counties(city.place());
    var census = counties.stream().mapToDouble(c -> new Census(c).people()).toArray();
    var total = java.util.Arrays.stream(census).sum();
    var parts = new java.util.ArrayList<SimulationPlan>();
    var sum = 0.0;
    var given = 0;
    for (var i = 0; i < census.length; i++) {
      sum += census[i];
      var upTo = (int) Math.round(city.residents() * (sum / total));
      parts.add(city.county(counties.get(i), upTo - given));
      given = upTo;
    }
    return parts;
  }

  private static int share(int people, int of, SimulationPlan part) {
    return (int) ((long) people * part.residents() / Math.max(1, of));
  }
}
