package org.yipanqi.simulation.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.places.Village;

/**
 * An invented person.
 *
 * @param number counted from 1
 * @param diedOn {@link Span#NEVER} while alive
 * @param homes one after the other, without overlap
 * @param employee insured by the employees' fund; everybody else of the county by the residents'
 * @param frailty how often this person needs care beside others of the age, 1 on average
 * @param household with whom this person lives on the first day
 * @param second the same person in the register once more, null for almost everybody
 */
public record Person(
    int number,
    String no,
    String name,
    boolean male,
    int bornOn,
    int diedOn,
    String idNo,
    List<Home> homes,
    boolean employee,
    double frailty,
    Household household,
    @Nullable Second second) {

  /** Why somebody is counted at a place, named as in the import file. */
  public enum Residency {
    PERMANENT,
    REGISTERED_ONLY,
    TEMPORARY
  }

  /**
   * Where somebody lives for a while, both days included.
   *
   * @param village null outside the county
   */
  public record Home(
      @Nullable Village village, long division, Residency residency, int from, int to) {}

  /** Full years on a day, to within a day of the birthday. */
  public int age(int day) {
    return (int) Math.floor((day - bornOn) / 365.2425);
  }

  public boolean alive(int day) {
    return day >= bornOn && day <= diedOn;
  }

  /** The home in the county on a day, null when dead, unborn or elsewhere. */
  public @Nullable Home homeOn(int day) {
    if (alive(day)) {
      for (var home : homes) {
        if (day >= home.from() && day <= home.to()) {
          return home.village() == null ? null : home;
        }
      }
    }
    return null;
  }

  public @Nullable Village villageOn(int day) {
    var home = homeOn(day);
    return home == null ? null : home.village();
  }

  /** The village in the county lived in first, null for someone who never lives here. */
  public @Nullable Village firstVillage() {
    return homes.stream().map(Home::village).filter(v -> v != null).findFirst().orElse(null);
  }
}
