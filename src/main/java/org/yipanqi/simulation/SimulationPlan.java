package org.yipanqi.simulation;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * What to invent.
 *
 * @param place where: a county of six digits, a city of four, a village of twelve
 * @param residents how many people live there on the first day
 * @param from the first month with records
 * @param to the last month with records
 * @param seed the same seed gives the same bytes
 * @param wrongs whether some data are wrong on purpose, with the truth written beside the files
 * @param out a folder that is empty or not there yet
 */
public record SimulationPlan(
    String place,
    int residents,
    YearMonth from,
    YearMonth to,
    long seed,
    boolean wrongs,
    Path out) {

  /** A plan with some data wrong on purpose, as usual. */
  public SimulationPlan(
      String place, int residents, YearMonth from, YearMonth to, long seed, Path out) {
    this(place, residents, from, to, seed, true, out);
  }

  /** Whether the place is a city, written county by county into folders of their own. */
  public boolean city() {
    return place.length() == 4;
  }

  /** The same for one county of it. */
  SimulationPlan county(String county, int people) {
    return new SimulationPlan(county, people, from, to, seed, wrongs, out.resolve(county));
  }
}
