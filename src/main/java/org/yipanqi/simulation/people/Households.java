package org.yipanqi.simulation.people;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.places.Census;
import org.yipanqi.simulation.places.County;
import org.yipanqi.simulation.places.Village;

/**
 * Who lives with whom. Men and women of working age, the young and the old are each lined up by age
 * and shared out over the households in that order, give or take a few doors: couples are of an
 * age, small children live with young parents.
 */
final class Households {

  /** The four lines. */
  private enum Line {
    MEN,
    WOMEN,
    YOUNG,
    OLD;

    static Line of(Census.Cell cell) {
      if (cell.from() < Knobs.AGE_OF_OWN_HOUSEHOLD) {
        return YOUNG;
      }
      return cell.from() >= Knobs.AGE_OF_THE_OLD ? OLD : cell.male() ? MEN : WOMEN;
    }
  }

  private final long seed;
  private final Names names;
  private final List<Village> villages;
  private final double[] villageSums;
  private final int count;
  private final Line[] lines;
  private final int[][] before;
  private final int[][] lengths;

  /** The seats of each group of people, as {@link Census#seats} gives them. */
  Households(long seed, County county, int residents, int[][] seats, Names names) {
    this.seed = seed;
    this.names = names;
    villages = county.villages();
    villageSums = Dice.runningSums(villages.stream().mapToDouble(Village::weight).toArray());
    var census = county.census();
    count = Math.max(1, (int) Math.round(residents / census.peoplePerHousehold()));
    lines = census.cells().stream().map(Line::of).toArray(Line[]::new);
    before = new int[seats.length][lines.length];
    lengths = new int[seats.length][Line.values().length];
    for (var group = 0; group < seats.length; group++) {
      for (var cell = 0; cell < lines.length; cell++) {
        var line = lines[cell].ordinal();
        before[group][cell] = lengths[group][line];
        lengths[group][line] += seats[group][cell] - (cell == 0 ? 0 : seats[group][cell - 1]);
      }
    }
  }

  int count() {
    return count;
  }

  /** The household of somebody who sits in a cell's nth place. */
  Household of(int group, Census.Seat seat, Dice dice) {
    var line = lines[seat.cellIndex()].ordinal();
    var place = (before[group][seat.cellIndex()] + seat.place() + 0.5) / lengths[group][line];
    var doors = Math.min(Knobs.DOORS_APART, count / 4.0);
    var at = (int) Math.floor(place * count + (2 * dice.unit() - 1) * doors);
    return household(Math.clamp(at, 0, count - 1));
  }

  /** The nth household of people who came for a while; they live by themselves. */
  Household temporary(int nth) {
    return household(count + nth / 2);
  }

  private Household household(int number) {
    var dice = Dice.of(seed, Dice.Stream.HOUSEHOLD, number);
    var village = villages.get(dice.pick(villageSums));
    var phone = Long.toString(12_000_000_000L + number);
    return new Household(
        number,
        village,
        names.surname(dice),
        phone,
        dice.unit(),
        dice.between(20, 330),
        dice.between(1, 4));
  }
}
