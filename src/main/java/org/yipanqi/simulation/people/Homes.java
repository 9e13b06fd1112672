package org.yipanqi.simulation.people;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.places.Village;

/** Where people live, and the few who move. */
final class Homes {

  private final long seed;
  private final Span span;
  private final List<Village> villages;
  private final double[] villageSums;
  private final long[] elsewhere;

  Homes(long seed, Span span, County county) {
    this.seed = seed;
    this.span = span;
    villages = county.villages();
    villageSums = Dice.runningSums(villages.stream().mapToDouble(Village::weight).toArray());
    elsewhere =
        county.divisions().stream()
            .filter(d -> d.digits() == 9 && !d.in(county.code()))
            .mapToLong(d -> d.code())
            .toArray();
  }

  List<Person.Home> of(int number, int bornOn, Person.Residency residency, Village village) {
    var dice = Dice.of(seed, Dice.Stream.HOME, number);
    var start = Math.max(bornOn, span.firstDay());
    var moves = Knobs.MOVES_PER_YEAR * (span.lastDay() - start) / 365.2425;
    if (residency != Person.Residency.PERMANENT || !dice.chance(moves)) {
      return List.of(at(village, residency, start, Span.NEVER));
    }
    var moved = dice.between(start + 1, span.lastDay() + 1);
    if (moved > span.lastDay()) {
      return List.of(at(village, residency, start, Span.NEVER));
    }
    var kind = dice.unit();
    if (kind < Knobs.MOVES_WITHIN) {
      var next = villages.get(dice.pick(villageSums));
      return List.of(
          at(village, residency, start, moved - 1), at(next, residency, moved, Span.NEVER));
    }
    var other = elsewhere[dice.below(elsewhere.length)];
    if (kind < Knobs.MOVES_WITHIN + (1 - Knobs.MOVES_WITHIN) / 2) {
      return List.of(at(village, residency, start, moved - 1), away(other, moved, Span.NEVER));
    }
    return List.of(away(other, start, moved - 1), at(village, residency, moved, Span.NEVER));
  }

  private static Person.Home at(Village village, Person.Residency residency, int from, int to) {
    return new Person.Home(village, village.code(), residency, from, to);
  }

  private static Person.Home away(long division, int from, int to) {
    return new Person.Home(null, division, Person.Residency.PERMANENT, from, to);
  }
}
