package org.yipanqi.simulation;

import java.util.List;

/** Stays in hospital: admission, operations, discharge, the bill, and the way down to recover. */
final class Stays {

  private final World world;
  private final Choices choices;
  private final Claims claims;
  private final Referrals referrals;
  private final Diagnoses diagnoses;
  private final Operations operations;
  private final CsvFile file;
  private final double perWeight;
  private int nth;
  private int freeFrom;

  Stays(World world, Choices choices, Claims claims, Referrals referrals, Diagnoses diagnoses) {
    this.world = world;
    this.choices = choices;
    this.claims = claims;
    this.referrals = referrals;
    this.diagnoses = diagnoses;
    file =
        world
            .folder()
            .records(
                "admissions",
                "institution,person,admitted_on,discharged_on,residence,icd10,rehab_care,"
                    + "bed_days,total_amount,fund_amount");
    operations = new Operations(world);
    var census = world.people().census();
    perWeight = Knobs.STAYS_PER_YEAR / 12 / Knobs.mean(census, Knobs.STAY_WEIGHTS);
  }

  void write(
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

  /** A birth; almost all are in hospital. */
  private void delivery(Person mother, int day, Dice dice) {
    var home = mother.homeOn(day);
    if (home == null || home.village() == null || day < freeFrom) {
      return;
    }
    var where = dice.unit();
    if (where < 0.12 || !dice.chance(Knobs.BORN_IN_HOSPITAL)) {
      if (where < 0.12 && claims.insures(home)) {
        claims.stayElsewhere(mother, home, choices.elsewhere(dice), day, dice);
      }
      return;
    }
    var at = where < 0.62 ? choices.motherAndChild() : home.village().lead();
    var caesarean = dice.chance(Knobs.CAESAREAN);
    var out = day + (caesarean ? dice.between(4, 6) : dice.between(2, 3));
    var stay = new Stay(mother, home, at, day, out, caesarean ? "O82.900" : "O80.900", false);
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
        if (claims.insures(home)) {
          claims.stayElsewhere(person, home, choices.elsewhere(dice), day, dice);
        }
      }
      case VILLAGE, TOWN -> {
        var rehabilitation = person.age(day) >= 40 && dice.chance(Knobs.REHABILITATION);
        var out = discharge(Knobs.TOWN_DAYS, person, day, dice);
        var diagnosis = diagnoses.ofStay(dice, conditions);
        var at = village.townHospital();
        operate(new Stay(person, home, at, day, out, diagnosis, rehabilitation), dice);
      }
      case LEAD -> leadStay(person, conditions, home, village, day, dice);
    }
  }

  private void leadStay(
      Person person, Conditions conditions, Person.Home home, Village village, int day, Dice dice) {
    var at = choices.hospital(dice, village, person.age(day));
    var reform = world.reform(at, world.span().month(day));
    var mean = Knobs.LEAD_DAYS * (1 + Knobs.REFORM_DAYS * reform);
    var out = discharge(mean, person, day, dice);
    operate(new Stay(person, home, at, day, out, diagnoses.ofStay(dice, conditions), false), dice);
    var down = Knobs.REFERRED_DOWN + Knobs.REFORM_DOWN * reform;
    var sent = at.lead() && person.age(day) >= 40 && person.alive(out) && dice.chance(down * 1.8);
    if (sent && out <= world.span().lastDay()) {
      sendDown(new Stay(person, home, at, day, out, "Z50.900", true), village, dice);
    }
  }

  private void sendDown(Stay before, Village village, Dice dice) {
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
      record(new Stay(person, before.home(), to, arrived, out, before.icd10(), true), dice);
    }
  }

  private void operate(Stay stay, Dice dice) {
    record(stay, dice);
    if (!stay.rehabilitation() && stay.out() <= world.span().lastDay()) {
      operations.ofStay(
          new Operations.Inpatient(stay.person(), stay.at(), nth, stay.in(), stay.out()), dice);
    }
  }

  private void record(Stay stay, Dice dice) {
    var span = world.span();
    var at = stay.at();
    var over = stay.out() <= span.lastDay();
    var days = Math.max(1, stay.out() - stay.in());
    var money = bill(stay, days, dice);
    var typed = over ? stay.out() : stay.in();
    file.record(
        world.clerks().at(at.grassroots() ? "phis" : "his", at, typed),
        'A',
        stay.person().number(),
        ++nth);
    file.text(at.code()).text(stay.person().no()).day(stay.in());
    file.day(over ? stay.out() : Span.NEVER).whole(stay.home().division()).text(stay.icd10());
    file.flag(stay.rehabilitation());
    freeFrom = stay.out() + 1;
    countDays(at, stay.in(), days);
    world.reports().note(Reports.Fact.ADMISSION, at.index(), span.month(stay.in()));
    if (!over) {
      file.blank().blank().blank().end();
      return;
    }
    file.whole(days).money(money.total()).money(money.fund()).end();
    world.reports().note(Reports.Fact.DISCHARGE, at.index(), span.month(stay.out()));
    world.tally().add(Tally.Sum.STAYS, at, span.month(stay.out()), money.total());
    if (money.fund() > 0) {
      claims.stay(stay.person(), stay.home(), at, stay.in(), stay.out(), money);
    }
  }

  private Claims.Money bill(Stay stay, int days, Dice dice) {
    var town = stay.at().town();
    var mean = town ? Knobs.TOWN_STAY_YUAN : Knobs.LEAD_STAY_YUAN;
    var usual = town ? Knobs.TOWN_DAYS : Knobs.LEAD_DAYS;
    var total = Claims.fen(0.4 * dice.skewed(mean) + 0.6 * mean * days / usual);
    var rate =
        (town ? Knobs.TOWN_STAY_FUND : Knobs.LEAD_STAY_FUND)
            + (stay.person().employee() ? Knobs.EMPLOYEE_FUND_MORE : 0);
    return new Claims.Money(total, claims.insures(stay.home()) ? Math.round(total * rate) : 0);
  }

  private void countDays(Institution at, int in, int days) {
    var span = world.span();
    for (var day = in; day < in + days && day <= span.lastDay(); day++) {
      world.tally().add(Tally.Sum.BED_DAYS, at, span.month(day), 1);
    }
  }

  private static int discharge(double mean, Person person, int day, Dice dice) {
    var days = (int) Math.round(dice.skewed(mean));
    return Math.max(day, Math.min(day + days, person.diedOn()));
  }

  /** One stay: who, where, from when to when, what for. */
  private record Stay(
      Person person,
      Person.Home home,
      Institution at,
      int in,
      int out,
      String icd10,
      boolean rehabilitation) {}
}
