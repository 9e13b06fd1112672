package org.yipanqi.simulation.care;

import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.World;

/** Outpatient, emergency and home visits of two years or however long the plan is. */
public final class Visits {

  private final World world;
  private final Choices choices;
  private final Claims claims;
  private final Referrals referrals;
  private final Diagnoses diagnoses = new Diagnoses();
  private final VisitFile file;
  private final double perWeight;
  private int nth;

  public Visits(World world, Choices choices, Claims claims, Referrals referrals) {
    this.world = world;
    this.choices = choices;
    this.claims = claims;
    this.referrals = referrals;
    file = new VisitFile(world);
    perWeight = Knobs.VISITS_PER_YEAR / 12 / world.county().census().mean(Knobs.VISIT_WEIGHTS);
  }

  public void write(Person person, Conditions conditions, Dice dice) {
    nth = 0;
    var span = world.span();
    for (var month = 0; month < span.months(); month++) {
      var first = span.firstDayOf(month);
      var age = person.age(first);
      var weight = Knobs.byAge(Math.max(0, age), Knobs.VISIT_WEIGHTS);
      var season = Knobs.SEASON[span.monthOfYear(month) - 1];
      var sicker = conditions.complicatedOn() <= first ? Knobs.VISITS_AFTER_COMPLICATION : 1;
      var visits = dice.times(perWeight * weight * season * person.frailty() * sicker);
      for (var i = 0; i < visits; i++) {
        var day = dice.between(first, span.lastDayOf(month));
        var home = person.homeOn(day);
        if (home != null && dice.chance(comesAs(home.residency()))) {
          visit(person, conditions, home, day, month, dice);
        }
      }
    }
  }

  /** At the end: strangers, and what is known only when all visits are written. */
  public void close() {
    strangers();
    file.close();
  }

  /** People from other counties, whom the county's hospitals do not know by number. */
  private void strangers() {
    var span = world.span();
    var hospitals = world.county().countyLevel();
    for (var at : hospitals) {
      var dice = world.dice(Dice.Stream.CARE, -1 - at.index());
      for (var month = 0; month < span.months(); month++) {
        var mean = world.residents() * Knobs.VISITS_PER_YEAR / 12 * Knobs.STRANGERS_AT_LEADS;
        var here = mean / hospitals.size();
        var visits = Math.round(dice.around(here, Math.sqrt(here)));
        for (var i = 0L; i < visits; i++) {
          stranger(at, i + month * 1_000_000L, month, dice);
        }
      }
    }
  }

  private void stranger(Institution at, long number, int month, Dice dice) {
    var span = world.span();
    var day = dice.between(span.firstDayOf(month), span.lastDayOf(month));
    var total = Claims.fen(dice.skewed(Knobs.LEAD_YUAN));
    var from = Long.parseLong(world.county().strangers());
    file.write(
        new VisitFile.Visit(
            at,
            'W',
            at.index(),
            number,
            day,
            null,
            "outpatient",
            from,
            null,
            false,
            true,
            total,
            null));
  }

  private void visit(
      Person person, Conditions conditions, Person.Home home, int day, int month, Dice dice) {
    var village = home.village();
    if (village == null) {
      return;
    }
    switch (choices.ofVisit(dice, village, month)) {
      case VILLAGE -> local(person, conditions, home, village.clinic(), day, dice);
      case TOWN -> {
        local(person, conditions, home, village.townHospital(), day, dice);
        if (dice.chance(Knobs.REFERRED_UP)) {
          sendUp(person, conditions, home, village, day, dice);
        }
      }
      case LEAD -> local(person, conditions, home, hospital(dice, village, person, day), day, dice);
      case OUTSIDE -> {
        world.counts().one(Counts.Of.VISITS_OUTSIDE);
        if (claims.insures(home) && dice.chance(Knobs.OUTSIDE_INSURED)) {
          claims.visitElsewhere(person, home, choices.elsewhere(dice), day, dice);
        }
      }
    }
  }

  private void sendUp(
      Person person, Conditions conditions, Person.Home home, Village village, int day, Dice dice) {
    var arrived = day + dice.between(0, 3);
    var comes = dice.chance(0.85) && arrived <= world.span().lastDay() && person.alive(arrived);
    referrals.write(
        person,
        village.townHospital(),
        village.lead(),
        Referrals.Direction.UP,
        day,
        comes ? arrived : Span.NEVER);
    if (comes) {
      local(person, conditions, home, village.lead(), arrived, dice);
    }
  }

  private void local(
      Person person,
      Conditions conditions,
      Person.Home home,
      @Nullable Institution at,
      int day,
      Dice dice) {
    if (at == null) {
      return;
    }
    var total = Claims.fen(dice.skewed(yuan(at)));
    var insured = dice.chance(insured(at)) && claims.insures(home);
    var fund = insured ? Math.round(total * Knobs.VISIT_FUND_RATE) : 0;
    var known = !dice.chance(Knobs.VISITS_WITHOUT_PERSON);
    var month = world.span().monthOfYear(world.span().month(day));
    file.write(
        new VisitFile.Visit(
            at,
            'V',
            person.number(),
            ++nth,
            day,
            known ? number(person, at, day) : null,
            kind(at, dice),
            home.division(),
            diagnoses.ofVisit(dice, person.age(day), conditions, day, month),
            chineseMedicine(at, dice),
            dice.chance(at.grassroots() ? 0.75 : 0.5),
            total,
            fund));
    if (insured) {
      claims.visit(person, home, at, day, total, fund);
    }
  }

  /**
   * The number a hospital knows somebody by, who may be in the register twice: only who lived here
   * on the day of the second entry was entered.
   */
  private static String number(Person person, Institution at, int day) {
    var second = person.second();
    return second != null
            && at.countyLevel()
            && day >= second.from()
            && person.villageOn(second.from()) != null
        ? second.no()
        : person.no();
  }

  private Institution hospital(Dice dice, Village village, Person person, int day) {
    return choices.hospital(dice, village, person.age(day));
  }

  private static boolean chineseMedicine(Institution at, Dice dice) {
    var more = at.kind() == Institution.Kind.TCM_HOSPITAL ? 2.8 : 1.0;
    return dice.chance(Knobs.CHINESE_MEDICINE * more);
  }

  private static String kind(Institution at, Dice dice) {
    if (at.clinic()) {
      return dice.chance(0.03) ? "home" : "outpatient";
    }
    return dice.chance(at.town() ? 0.03 : 0.07) ? "emergency" : "outpatient";
  }

  private static double yuan(Institution at) {
    return at.clinic() ? Knobs.VILLAGE_YUAN : at.town() ? Knobs.TOWN_YUAN : Knobs.LEAD_YUAN;
  }

  private static double insured(Institution at) {
    return at.clinic()
        ? Knobs.VILLAGE_INSURED
        : at.town() ? Knobs.TOWN_INSURED : Knobs.LEAD_INSURED;
  }

  private static double comesAs(Person.Residency residency) {
    return switch (residency) {
      case PERMANENT -> 1;
      case REGISTERED_ONLY -> Knobs.REGISTERED_ONLY_VISITS;
      case TEMPORARY -> Knobs.TEMPORARY_VISITS;
    };
  }
}
