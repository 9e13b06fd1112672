package org.yipanqi.simulation.run;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.ImportFolder;
import org.yipanqi.simulation.people.Names;
import org.yipanqi.simulation.people.People;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrongs;

/** What every part of one county's run shares. */
public record World(
    long seed,
    int residents,
    Span span,
    County county,
    People people,
    Names names,
    ImportFolder folder,
    Reports reports,
    Tally tally,
    Clerks clerks,
    Counts counts,
    Wrongs wrongs,
    Truth truth) {

  /**
   * @param wrongs whether anything is wrong on purpose
   */
  public static World of(
      County county,
      int residents,
      Span span,
      long seed,
      boolean wrongs,
      ImportFolder folder,
      Truth truth) {
    var names = new Names();
    var institutions = county.institutions().size();
    return new World(
        seed,
        residents,
        span,
        county,
        new People(seed, residents, span, county, names, wrongs),
        names,
        folder,
        new Reports(span.months()),
        new Tally(institutions, span.months()),
        new Clerks(seed, county, names),
        new Counts(),
        Wrongs.of(county, span, wrongs),
        truth);
  }

  public Dice dice(Dice.Stream stream, long number) {
    return Dice.of(seed, stream, number);
  }

  /** How much of the reform has arrived at an institution by a month of the span. */
  public double reform(Institution institution, int month) {
    return Knobs.reform(county.reformFrom(), span.name(month)) * institution.character().reform();
  }

  /** The county's size beside the census. */
  public double scale() {
    return residents / county.census().people();
  }
}
