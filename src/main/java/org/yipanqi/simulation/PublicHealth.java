package org.yipanqi.simulation;

/** Who is managed for what, by whom, with which readings; and the yearly look at the elderly. */
final class PublicHealth {

  private final World world;
  private final CsvFile enrolments;
  private final CsvFile assessments;
  private final FollowUps followUps;
  private int nth;

  PublicHealth(World world) {
    this.world = world;
    var folder = world.folder();
    enrolments = folder.records("enrolments", "person,disease,institution,valid_from,valid_to");
    assessments = folder.records("assessments", "person,institution,assessed_on,disabled");
    followUps = new FollowUps(world);
  }

  void write(Person person, Conditions conditions) {
    var village = person.firstVillage();
    if (village == null) {
      return;
    }
    nth = 0;
    var dice = world.dice(Dice.Stream.FOLLOW_UP, person.number());
    var managed = new Managed(person, conditions, village, dice);
    chronic(managed, "hypertension", conditions.hypertensionFrom());
    chronic(
        managed,
        conditions.type2() ? "diabetes_type2" : "diabetes_other",
        conditions.diabetesFrom());
    if (conditions.tuberculosisFrom() != Span.NEVER) {
      enrol(
          managed,
          "tuberculosis",
          village.townHospital(),
          conditions.tuberculosisFrom(),
          conditions.tuberculosisTo());
    }
    if (conditions.mentalFrom() != Span.NEVER) {
      enrol(
          managed,
          "severe_mental",
          village.townHospital(),
          conditions.mentalFrom(),
          conditions.until());
    }
    assess(managed);
  }

  /** A person and what decides how this person is managed. */
  record Managed(Person person, Conditions conditions, Village village, Dice dice) {}

  /** With the reform some move from the clinic to the town hospital; against it, to the lead. */
  private void chronic(Managed managed, String disease, int from) {
    if (from == Span.NEVER) {
      return;
    }
    var dice = managed.dice();
    var village = managed.village();
    var until = managed.conditions().until();
    var who = dice.unit();
    var clinic = village.clinic();
    var manager = village.townHospital();
    if (who < Knobs.MANAGED_BY_CLINIC && clinic != null) {
      manager = clinic;
    } else if (who < Knobs.MANAGED_BY_CLINIC + Knobs.MANAGED_BY_LEAD) {
      manager = village.lead();
    }
    var reform = village.townHospital().character().reform();
    var next = reform >= 0 ? village.townHospital() : village.lead();
    var chance = reform >= 0 ? Knobs.TRANSFERRED * reform : -Knobs.TRANSFERRED * reform / 2;
    var start = Math.max(from + 1, (int) Knobs.REFORM_FROM.atDay(1).toEpochDay());
    var moves =
        manager != next
            && (reform >= 0 || manager.town())
            && dice.chance(chance)
            && start < Math.min(until, world.span().lastDay());
    if (!moves) {
      enrol(managed, disease, manager, from, until);
      return;
    }
    var moved = dice.between(start, Math.min(until, world.span().lastDay()));
    enrol(managed, disease, manager, from, moved - 1);
    enrol(managed, disease, next, moved, until);
  }

  private void enrol(Managed managed, String disease, Institution manager, int from, int to) {
    var person = managed.person();
    enrolments.record(world.clerks().at("gongwei", manager, from), 'E', person.number(), ++nth);
    enrolments.text(person.no()).text(disease).text(manager.code()).day(from);
    enrolments.day(to > world.span().lastDay() ? Span.NEVER : to).end();
    note(Reports.Fact.ENROLMENT, manager, from);
    followUps.write(managed, disease, manager, from, to);
  }

  private void assess(Managed managed) {
    var span = world.span();
    var person = managed.person();
    var dice = managed.dice();
    var frailty = dice.unit();
    var hospital = managed.village().townHospital();
    for (var year = span.firstYear(); year <= span.lastYear(); year++) {
      var day = Span.day(year, 1, 1) + dice.below(365);
      var age = person.age(day);
      var assessed = dice.chance(Knobs.ASSESSED + hospital.character().signed());
      if (age >= 65 && assessed && span.has(day) && person.homeOn(day) != null) {
        var reform = world.reform(hospital, span.month(day));
        var frail =
            (age < 75 ? Knobs.FRAIL_65 : Knobs.FRAIL_75) * (1 + Knobs.REFORM_FRAIL * reform);
        assessments.record(world.clerks().at("gongwei", hospital, day), 'L', person.number(), year);
        assessments.text(person.no()).text(hospital.code()).day(day);
        assessments.flag(frailty < frail).end();
        note(Reports.Fact.ASSESSMENT, hospital, day);
      }
    }
  }

  private void note(Reports.Fact fact, Institution at, int day) {
    world.reports().note(fact, at.index(), world.span().month(day));
  }
}
