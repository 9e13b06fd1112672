package org.yipanqi.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented person.
 *
 * @param number counted from 1
 * @param diedOn {@link Span#NEVER} while alive
 * @param homes one after the other, without overlap
 * @param employee insured by the employees' fund; everybody else of the county by the residents'
 * @param frailty how often this person needs care beside others of the age, 1 on average
 */
record Person(
    int number,
    String no,
    String name,
    boolean male,
    int bornOn,
    int diedOn,
    String idNo,
    List<Home> homes,
    boolean employee,
    double frailty) {

  /** Why somebody is counted at a place, named as in the import file. */
  enum Residency {
    PERMANENT,
    REGISTERED_ONLY,
    TEMPORARY
  }

  /**
   * Where somebody lives for a while, both days included.
   *
   * @param village null outside the county
   */
  record Home(@Nullable Village village, long division, Residency residency, int from, int to) {}

  /** Full years on a day, to within a day of the birthday. */
  int age(int day) {
    return (int) Math.floor((day - bornOn) / 365.2425);
  }

  boolean alive(int day) {
    return day >= bornOn && day <= diedOn;
  }

  /** The home in the county on a day, null when dead, unborn or elsewhere. */
  @Nullable Home homeOn(int day) {
    if (alive(day)) {
      for (var home : homes) {
        if (day >= home.from() && day <= home.to()) {
          return home.village() == null ? null : home;
        }
      }
    }
    return null;
  }

  @Nullable Village villageOn(int day) {
    var home = homeOn(day);
    return home == null ? null : home.village();
  }

  /** The village in the county lived in first, null for someone who never lives here. */
  @Nullable Village firstVillage() {
    return homes.stream().map(Home::village).filter(v -> v != null).findFirst().orElse(null);
  }
}
