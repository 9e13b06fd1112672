package org.yipanqi.simulation;

import org.jspecify.annotations.Nullable;

/** Outpatient, emergency and home visits of two years or however long the plan is. */
final class Visits {

  private final World world;
  private final Choices choices;
  private final Claims claims;
  private final Referrals referrals;
  private final Diagnoses diagnoses;
  private final CsvFile file;
  private final double perWeight;
  private int nth;

  Visits(World world, Choices choices, Claims claims, Referrals referrals, Diagnoses diagnoses) {
    this.world = world;
    this.choices = choices;
    this.claims = claims;
    this.referrals = referrals;
    this.diagnoses = diagnoses;
    file =
        world
            .folder()
            .records(
                "visits",
                "institution,visited_on,person,kind,residence,icd10,tcm,first_contact,"
                    + "total_amount,fund_amount");
    var census = world.people().census();
    perWeight = Knobs.VISITS_PER_YEAR / 12 / Knobs.mean(census, Knobs.VISIT_WEIGHTS);
  }

  void write(Person person, Conditions conditions, Dice dice) {
    nth = 0;
    var span = world.span();
    for (var month = 0; month < span.months(); month++) {
      var age = person.age(span.firstDayOf(month));
      var weight = Knobs.byAge(Math.max(0, age), Knobs.VISIT_WEIGHTS);
      var season = Knobs.SEASON[span.name(month).getMonthValue() - 1];
      var visits = dice.times(perWeight * weight * season * person.frailty());
      for (var i = 0; i < visits; i++) {
        var day = dice.between(span.firstDayOf(month), span.lastDayOf(month));
        var home = person.homeOn(day);
        if (home != null && dice.chance(comesAs(home.residency()))) {
          visit(person, conditions, home, day, month, dice);
        }
      }
    }
  }

  /** People from other counties, whom the lead hospitals do not know by number. */
  void strangers() {
    var span = world.span();
    for (var lead : world.county().leads()) {
      var dice = world.dice(Dice.Stream.CARE, -1 - lead.index());
      for (var month = 0; month < span.months(); month++) {
        var mean =
            world.plan().residents() * Knobs.VISITS_PER_YEAR / 12 * Knobs.STRANGERS_AT_LEADS / 3;
        var visits = Math.round(dice.around(mean, Math.sqrt(mean)));
        for (var i = 0; i < visits; i++) {
          stranger(lead, i + month * 1_000_000L, month, dice);
        }
      }
    }
  }

  private void stranger(Institution lead, long number, int month, Dice dice) {
    var span = world.span();
    var day = dice.between(span.firstDayOf(month), span.lastDayOf(month));
    var total = Claims.fen(dice.skewed(Knobs.LEAD_YUAN));
    file.record(world.clerks().at("his", lead, day), 'W', lead.index(), number);
    file.text(lead.code()).day(day).blank().text("outpatient");
    file.text(Knobs.STRANGERS_COUNTY).blank().flag(false).flag(true).money(total).blank().end();
    account(lead, month, total);
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
    var month = world.span().month(day);
    var total = Claims.fen(dice.skewed(yuan(at)));
    var insured = dice.chance(insured(at)) && claims.insures(home);
    var fund = insured ? Math.round(total * Knobs.VISIT_FUND_RATE) : 0;
    var origin = world.clerks().at(at.grassroots() ? "phis" : "his", at, day);
    file.record(origin, 'V', person.number(), ++nth);
    file.text(at.code()).day(day);
    file.text(dice.chance(Knobs.VISITS_WITHOUT_PERSON) ? null : person.no());
    file.text(kind(at, dice)).whole(home.division());
    file.text(diagnoses.ofVisit(dice, person.age(day), conditions));
    file.flag(chineseMedicine(at, dice)).flag(dice.chance(at.grassroots() ? 0.75 : 0.5));
    file.money(total).money(fund).end();
    account(at, month, total);
    if (insured) {
      claims.visit(person, home, at, day, total, fund);
    }
  }

  private void account(Institution at, int month, long total) {
    world.tally().add(Tally.Sum.VISITS, at, month, total);
    world.reports().note(Reports.Fact.VISIT, at.index(), month);
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
