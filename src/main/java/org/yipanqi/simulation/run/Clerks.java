package org.yipanqi.simulation.run;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.files.Origin;
import org.yipanqi.simulation.people.Names;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.places.Institution;

/** Who types the records of an institution: three invented people each. */
public final class Clerks {

  private static final int EACH = 3;

  private final County county;
  private final String[] names;

  Clerks(long seed, County county, Names names) {
    this.county = county;
    this.names = new String[(county.institutions().size() + 1) * EACH];
    var dice = Dice.of(seed, Dice.Stream.PLACES, 0);
    for (var i = 0; i < this.names.length; i++) {
      this.names[i] = names.of(dice, i % EACH == 0);
    }
  }

  /** A record typed at an institution on a day. */
  public Origin at(String system, Institution institution, int day) {
    var clerk = names[institution.index() * EACH + Math.floorMod(day, EACH)];
    return new Origin(county.source(system), clerk, day, 8 * 60 + Math.floorMod(day * 37, 560));
  }

  /** A record typed at a bureau of the county on a day. */
  public Origin atBureau(String system, int day) {
    var clerk = names[names.length - 1 - Math.floorMod(day, EACH)];
    return new Origin(county.source(system), clerk, day, 9 * 60 + Math.floorMod(day * 41, 480));
  }
}
