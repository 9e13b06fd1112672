package org.yipanqi.simulation.publichealth;

import java.util.ArrayList;
import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Census;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.World;

/**
 * Pregnancies, so many as the census has newborn; each birth makes a child of the county. Those
 * booked before the first day have no record, but their births fill the hospitals.
 */
public final class Pregnancies {

  /**
   * A pregnancy.
   *
   * @param firstCheckOn {@link Span#NEVER} without a first check
   * @param deliveredOn {@link Span#NEVER} when lost or not over yet
   * @param endedOn when lost
   */
  public record Pregnancy(
      int bookedOn, int bookedWeek, int firstCheckOn, int deliveredOn, int endedOn) {

    boolean counts() {
      return bookedWeek < 13 && firstCheckOn != Span.NEVER;
    }
  }

  private static final int FREE_AGAIN = 450;
  private static final int LONGEST = 240;

  private final World world;
  private final CsvFile file;
  private final double often;

  public Pregnancies(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(
                "pregnancies",
                "person,institution,booked_on,booked_week,first_check_on,delivered_on,ended_on");
    often = often(world.county().census());
  }

  /** What brings the births to the census's: who was pregnant is not so again for a while. */
  private static double often(Census census) {
    var often = 1.0;
    for (var step = 0; step < 8; step++) {
      var table = Knobs.PREGNANCIES_PER_YEAR.clone();
      for (var i = 0; i < table.length; i++) {
        table[i] = often * table[i] / (1 + often * table[i] * FREE_AGAIN / 365.2425);
      }
      var births = census.mean(table, 0, 1) * (1 - Knobs.LOST_PREGNANCIES);
      often *= births > 0 ? census.birthRate() / births : 1;
    }
    return often;
  }

  public List<Pregnancy> write(Person person) {
    var pregnancies = new ArrayList<Pregnancy>();
    if (person.male() || livesElsewhere(person)) {
      return pregnancies;
    }
    var span = world.span();
    var dice = world.dice(Dice.Stream.PREGNANCY, person.number());
    var free = Integer.MIN_VALUE;
    for (var from = span.firstDay() - LONGEST - FREE_AGAIN; from <= span.lastDay(); from += 30) {
      var age = Math.max(0, person.age(from));
      if (dice.chance(often * Knobs.byAge(age, Knobs.PREGNANCIES_PER_YEAR) * 30 / 365.2425)) {
        var day = Math.min(span.lastDay(), dice.between(from, from + 29));
        var village = person.villageOn(Math.max(day, span.firstDay()));
        if (day < span.firstDay() - LONGEST) {
          free = Math.max(free, day + FREE_AGAIN);
        } else if (village != null && day >= free) {
          var pregnancy = pregnancy(person, day, dice);
          pregnancies.add(pregnancy);
          if (day >= span.firstDay()) {
            write(person, village, pregnancy, pregnancies.size(), dice);
          }
          free = day + FREE_AGAIN;
        }
      }
    }
    return pregnancies;
  }

  private static boolean livesElsewhere(Person person) {
    return person.homes().getFirst().residency() == Person.Residency.REGISTERED_ONLY;
  }

  private Pregnancy pregnancy(Person person, int day, Dice dice) {
    var week = dice.chance(0.82) ? dice.between(6, 12) : dice.between(13, 24);
    var check = dice.chance(0.93) ? day + dice.between(0, 5) : Span.NEVER;
    var end = day - week * 7 + dice.between(266, 288);
    var lost = dice.chance(Knobs.LOST_PREGNANCIES);
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
