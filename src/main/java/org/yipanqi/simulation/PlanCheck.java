package org.yipanqi.simulation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.places.Atlas;

/** Whether a plan can be carried out: the place, the months, the size, the room on the disk. */
final class PlanCheck {

  static final int MOST_MONTHS = 120;
  static final YearMonth EARLIEST = YearMonth.of(2010, 1);

  /** Numbers of residents with which a place of a kind can be filled. */
  private enum Size {
    VILLAGE(50, 20_000),
    COUNTY(100, 10_000_000),
    CITY(5_000, 20_000_000);

    private final int fewest;
    private final int most;

    Size(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }

    static Size of(String place) {
      return place.length() == 12 ? VILLAGE : place.length() == 6 ? COUNTY : CITY;
    }
  }

  private PlanCheck() {}

  /**
   * Throws a {@link org.yipanqi.kernel.Problem} when it can't; looks at the disk, writes nothing.
   */
  static void check(SimulationPlan plan, Clock clock) {
    var place = plan.place();
    if (!Atlas.knows(place)) {
      var known = String.join(" ", Atlas.cities()) + " " + String.join(" ", Atlas.counties());
      var nearest = String.join("; ", Atlas.nearest(place));
      throw SimulationProblem.PLACE_UNKNOWN.because(place, nearest, known);
    }
    checkMonths(plan, clock);
    var size = Size.of(place);
    if (plan.residents() < size.fewest || plan.residents() > size.most) {
      throw SimulationProblem.RESIDENTS_OUT_OF_RANGE.because(
          plan.residents(), size.fewest, size.most, place);
    }
    checkRoom(Room.needed(plan), Room.usable(plan.out()), plan.out());
  }

  /**
   * @param needed bytes, like what is usable
   */
  static void checkRoom(long needed, long usable, Path out) {
    if (needed > usable) {
      throw SimulationProblem.NOT_ENOUGH_SPACE.because(
          Room.megabytes(needed), Room.megabytes(usable), out);
    }
  }

  private static void checkMonths(SimulationPlan plan, Clock clock) {
    if (plan.from().isAfter(plan.to())) {
      throw SimulationProblem.MONTHS_REVERSED.because(plan.from(), plan.to());
    }
    if (plan.from().isBefore(EARLIEST)) {
      throw SimulationProblem.TOO_EARLY.because(plan.from(), EARLIEST);
    }
    var over = YearMonth.now(clock).minusMonths(1);
    if (plan.to().isAfter(over)) {
      throw SimulationProblem.NOT_OVER_YET.because(plan.to(), over);
    }
    var months = new Span(plan.from(), plan.to()).months();
    if (months > MOST_MONTHS) {
      throw SimulationProblem.TOO_MANY_MONTHS.because(months, MOST_MONTHS);
    }
  }
}
