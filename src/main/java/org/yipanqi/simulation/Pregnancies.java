package org.yipanqi.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Pregnancies, so many as the census has newborn, not linked to them. Those booked before the first
 * day have no record, but their births fill the hospitals.
 */
final class Pregnancies {

  /**
   * A pregnancy.
   *
   * @param firstCheckOn {@link Span#NEVER} without a first check
   * @param deliveredOn {@link Span#NEVER} when lost or not over yet
   * @param endedOn when lost
   */
  record Pregnancy(int bookedOn, int bookedWeek, int firstCheckOn, int deliveredOn, int endedOn) {

    boolean counts() {
      return bookedWeek < 13 && firstCheckOn != Span.NEVER;
    }
  }

  private final World world;
  private final CsvFile file;

  Pregnancies(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(
                "pregnancies",
                "person,institution,booked_on,booked_week,first_check_on,delivered_on,ended_on");
  }

  List<Pregnancy> write(Person person) {
    var pregnancies = new ArrayList<Pregnancy>();
    if (person.male()) {
      return pregnancies;
    }
    var span = world.span();
    var dice = world.dice(Dice.Stream.PREGNANCY, person.number());
    var free = Integer.MIN_VALUE;
    for (var from = span.firstDay() - 240; from <= span.lastDay(); from += 30) {
      var age = Math.max(0, person.age(from));
      if (dice.chance(Knobs.byAge(age, Knobs.PREGNANCIES_PER_YEAR) * 30 / 365.2425)) {
        var day = Math.min(span.lastDay(), dice.between(from, from + 29));
        var village = person.villageOn(Math.max(day, span.firstDay()));
        if (village != null && day >= free) {
          var pregnancy = pregnancy(person, day, dice);
          pregnancies.add(pregnancy);
          if (day >= span.firstDay()) {
            write(person, village, pregnancy, pregnancies.size(), dice);
          }
          free = day + 450;
        }
      }
    }
    return pregnancies;
  }

  private Pregnancy pregnancy(Person person, int day, Dice dice) {
    var week = dice.chance(0.82) ? dice.between(6, 12) : dice.between(13, 24);
    var check = dice.chance(0.93) ? day + dice.between(0, 5) : Span.NEVER;
    var end = day - week * 7 + dice.between(266, 288);
    var lost = dice.chance(0.04);
    var last = Math.min(world.span().lastDay(), person.diedOn());
    var lostOn = day + dice.between(10, 90);
    return new Pregnancy(
        day,
        week,
        check <= last ? check : Span.NEVER,
        !lost && end <= last ? end : Span.NEVER,
        lost && lostOn <= last ? lostOn : Span.NEVER);
  }

  private void write(Person person, Village village, Pregnancy one, int nth, Dice dice) {
    var at = dice.chance(0.72) ? village.townHospital() : world.county().motherAndChild();
    file.record(world.clerks().at("gongwei", at, one.bookedOn()), 'B', person.number(), nth);
    file.text(person.no()).text(at.code()).day(one.bookedOn()).whole(one.bookedWeek());
    file.day(one.firstCheckOn()).day(one.deliveredOn()).day(one.endedOn()).end();
  }
}
