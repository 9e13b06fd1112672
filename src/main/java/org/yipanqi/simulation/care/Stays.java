package org.yipanqi.simulation.care;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.publichealth.Pregnancies;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.World;

/** Stays in hospital: admission, operations, discharge, the bill, and the way down to recover. */
public final class Stays {

  private final World world;
  private final Choices choices;
  private final Claims claims;
  private final Referrals referrals;
  private final Diagnoses diagnoses = new Diagnoses();
  private final Operations operations;
  private final StayFile file;
  private final double perWeight;
  private int nth;
  private int freeFrom;

  public Stays(World world, Choices choices, Claims claims, Referrals referrals) {
    this.world = world;
    this.choices = choices;
    this.claims = claims;
    this.referrals = referrals;
    file = new StayFile(world, claims);
    operations = new Operations(world);
    perWeight = Knobs.STAYS_PER_YEAR / 12 / world.county().census().mean(Knobs.STAY_WEIGHTS);
  }

  public void write(
      Person person, Conditions conditions, List<Pregnancies.Pregnancy> pregnancies, Dice dice) {
    nth = 0;
    freeFrom = Integer.MIN_VALUE;
    var span = world.span();
    for (var month = 0; month < span.months(); month++) {
      var age = Math.max(0, person.age(span.firstDayOf(month)));
      var weight = Knobs.byAge(age, Knobs.STAY_WEIGHTS);
      for (var pregnancy : pregnancies) {
        if (span.has(pregnancy.deliveredOn()) && span.month(pregnancy.deliveredOn()) == month) {
          delivery(person, pregnancy.deliveredOn(), dice);
        }
      }
      complication(person, conditions, month, dice);
      if (dice.chance(perWeight * weight * person.frailty())) {
        var day = dice.between(span.firstDayOf(month), span.lastDayOf(month));
        var home = person.homeOn(day);
        var here = home != null && home.residency() != Person.Residency.REGISTERED_ONLY;
        if (home != null && here && day >= freeFrom) {
          anyStay(person, conditions, home, day, month, dice);
        }
      }
    }
  }

  /** What a chronic illness comes to; many are taken out of the county for it. */
  private void complication(Person person, Conditions conditions, int month, Dice dice) {
    var span = world.span();
    var day = conditions.complicatedOn();
    if (!span.has(day) || span.month(day) != month || day < freeFrom) {
      return;
    }
    var home = person.homeOn(day);
    var village = home == null ? null : home.village();
    if (home == null || village == null || home.residency() == Person.Residency.REGISTERED_ONLY) {
      return;
    }
    if (dice.chance(Knobs.COMPLICATION_OUTSIDE * village.outward())) {
      elsewhere(person, home, day, dice);
    } else {
      leadStay(person, conditions.complication(), home, village, day, dice);
    }
  }

  private void elsewhere(Person person, Person.Home home, int day, Dice dice) {
    world.counts().one(Counts.Of.STAYS_OUTSIDE);
    if (claims.insures(home)) {
      claims.stayElsewhere(person, home, choices.elsewhere(dice), day, dice);
    }
  }

  /** A birth; almost all are in hospital. */
  private void delivery(Person mother, int day, Dice dice) {
    var home = mother.homeOn(day);
    if (home == null || home.village() == null) {
      return;
    }
    world.counts().one(Counts.Of.BIRTHS);
    if (!dice.chance(Knobs.BORN_IN_HOSPITAL)) {
      return;
    }
    world.counts().one(Counts.Of.BIRTHS_IN_HOSPITAL);
    if (day < freeFrom) {
      return;
    }
    var where = dice.unit();
    if (where < Knobs.BORN_ELSEWHERE) {
      elsewhere(mother, home, day, dice);
      return;
    }
    var at =
        where < Knobs.BORN_ELSEWHERE + Knobs.BORN_AT_MOTHER_AND_CHILD
            ? choices.motherAndChild()
            : home.village().lead();
    var caesarean = dice.chance(Knobs.CAESAREAN);
    var out = day + (caesarean ? dice.between(4, 6) : dice.between(2, 3));
    var stay =
        new StayFile.Stay(mother, home, at, day, out, caesarean ? "O82.900" : "O80.900", false);
    record(stay, dice);
    if (caesarean) {
      operations.caesarean(new Operations.Inpatient(mother, at, nth, day, out), dice);
    }
  }

  private void anyStay(
      Person person, Conditions conditions, Person.Home home, int day, int month, Dice dice) {
    var village = home.village();
    if (village == null) {
      return;
    }
    switch (choices.ofStay(dice, village, month)) {
      case OUTSIDE -> {
        elsewhere(person, home, day, dice);
      }
      case VILLAGE, TOWN -> {
        var rehabilitation = person.age(day) >= 40 && dice.chance(Knobs.REHABILITATION);
        var out = discharge(Knobs.TOWN_DAYS, person, day, dice);
        var diagnosis = diagnosis(conditions, day, dice);
        var at = village.townHospital();
        operate(new StayFile.Stay(person, home, at, day, out, diagnosis, rehabilitation), dice);
      }
      case LEAD -> leadStay(person, diagnosis(conditions, day, dice), home, village, day, dice);
    }
  }

  private void leadStay(
      Person person, String icd10, Person.Home home, Village village, int day, Dice dice) {
    var at = choices.hospital(dice, village, person.age(day));
    var reform = world.reform(at, world.span().month(day));
    var mean = Knobs.LEAD_DAYS * (1 + Knobs.REFORM_DAYS * reform);
    var out = discharge(mean, person, day, dice);
    operate(new StayFile.Stay(person, home, at, day, out, icd10, false), dice);
    var down = Knobs.REFERRED_DOWN + Knobs.REFORM_DOWN * reform;
    var sent =
        at.countyLevel() && person.age(day) >= 40 && person.alive(out) && dice.chance(down * 1.8);
    if (sent && out <= world.span().lastDay()) {
      sendDown(new StayFile.Stay(person, home, at, day, out, "Z50.900", true), village, dice);
    }
  }

  private String diagnosis(Conditions conditions, int day, Dice dice) {
    var month = world.span().monthOfYear(world.span().month(day));
    return diagnoses.ofStay(dice, conditions, day, month);
  }

  private void sendDown(StayFile.Stay before, Village village, Dice dice) {
    var arrived = before.out() + dice.between(0, 2);
    var person = before.person();
    var comes =
        dice.chance(0.9)
            && arrived <= world.span().lastDay()
            && person.villageOn(arrived) == village;
    var to = village.townHospital();
    var direction = Referrals.Direction.DOWN;
    var arrival = comes ? arrived : Span.NEVER;
    referrals.write(person, before.at(), to, direction, before.out(), arrival);
    if (comes) {
      var out = discharge(Knobs.TOWN_DAYS * 1.4, person, arrived, dice);
      record(
          new StayFile.Stay(person, before.home(), to, arrived, out, before.icd10(), true), dice);
    }
  }

  private void operate(StayFile.Stay stay, Dice dice) {
    record(stay, dice);
    if (!stay.rehabilitation() && stay.out() <= world.span().lastDay()) {
      operations.ofStay(
          new Operations.Inpatient(stay.person(), stay.at(), nth, stay.in(), stay.out()), dice);
    }
  }

  private void record(StayFile.Stay stay, Dice dice) {
    file.write(stay, ++nth, dice);
    freeFrom = stay.out() + 1;
  }

  private static int discharge(double mean, Person person, int day, Dice dice) {
    var days = (int) Math.round(dice.skewed(mean));
    return Math.max(day, Math.min(day + days, person.diedOn()));
  }
}
