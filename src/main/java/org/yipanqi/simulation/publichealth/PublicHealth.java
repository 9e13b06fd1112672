package org.yipanqi.simulation.publichealth;

import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Illness;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/** Who is managed for what, by whom, with which readings; and the yearly look at the elderly. */
public final class PublicHealth {

  private final World world;
  private final CsvFile enrolments;
  private final CsvFile assessments;
  private final FollowUps followUps;
  private int nth;

  public PublicHealth(World world) {
    this.world = world;
    var folder = world.folder();
    enrolments = folder.records("enrolments", "person,disease,institution,valid_from,valid_to");
    assessments = folder.records("assessments", "person,institution,assessed_on,disabled");
    followUps = new FollowUps(world);
  }

  public void write(Person person, Conditions conditions) {
    var village = person.firstVillage();
    if (village == null) {
      return;
    }
    nth = 0;
    var dice = world.dice(Dice.Stream.FOLLOW_UP, person.number());
    var managed = new Managed(person, conditions, village, dice);
    chronic(managed, "hypertension", conditions.hypertension());
    var kind = conditions.type2() ? "diabetes_type2" : "diabetes_other";
    chronic(managed, kind, conditions.diabetes());
    var town = village.townHospital();
    if (conditions.tuberculosisFrom() != Span.NEVER) {
      var from = conditions.tuberculosisFrom();
      enrol(managed, course(managed, "tuberculosis", town, from, conditions.tuberculosisTo()));
    }
    if (conditions.mentalFrom() != Span.NEVER) {
      var from = conditions.mentalFrom();
      enrol(managed, course(managed, "severe_mental", town, from, conditions.until()));
    }
    assess(managed);
  }

  /** At the end: what can be said only when everybody is written. */
  public void close() {
    followUps.close();
  }

  /** A person and what decides how this person is managed. */
  private record Managed(Person person, Conditions conditions, Village village, Dice dice) {}

  private void chronic(Managed managed, String disease, Illness illness) {
    if (!illness.managed()) {
      return;
    }
    var dice = managed.dice();
    var village = managed.village();
    var who = dice.unit();
    var clinic = village.clinic();
    var manager = village.townHospital();
    if (who < Knobs.MANAGED_BY_CLINIC && clinic != null) {
      manager = clinic;
    } else if (who < Knobs.MANAGED_BY_CLINIC + Knobs.MANAGED_BY_LEAD) {
      manager = village.lead();
    }
    var from = illness.managedFrom();
    var until = managed.conditions().until();
    var whole =
        new FollowUps.Course(
            managed.person(), disease, illness, manager, from, until, from, Span.NEVER, null, dice);
    var next = nextVillage(managed.person());
    if (next == null) {
      reformed(managed, whole);
    } else {
      moved(managed, whole, next);
    }
  }

  /** With the reform some move from the clinic to the town hospital; against it, to the lead. */
  private void reformed(Managed managed, FollowUps.Course whole) {
    var village = managed.village();
    var manager = whole.manager();
    var reform = village.townHospital().character().reform();
    var next = reform >= 0 ? village.townHospital() : village.lead();
    var chance = reform >= 0 ? Knobs.TRANSFERRED * reform : -Knobs.TRANSFERRED * reform / 2;
    var start = Math.max(whole.from() + 1, (int) world.county().reformFrom().atDay(1).toEpochDay());
    var last = Math.min(whole.to(), world.span().lastDay());
    var moves =
        manager != next
            && (reform >= 0 || manager.town())
            && whole.dice().chance(chance)
            && start < last;
    if (!moves) {
      enrol(managed, whole);
      return;
    }
    var day = whole.dice().between(start, last);
    enrol(managed, part(whole, manager, whole.from(), day - 1));
    enrol(managed, part(whole, next, day, whole.to()));
  }

  /** Who moves within the county goes to the town hospital there, or is kept by the old one. */
  private void moved(Managed managed, FollowUps.Course whole, Person.Home next) {
    var there = java.util.Objects.requireNonNull(next.village()).townHospital();
    var day = next.from();
    if (whole.from() >= day) {
      enrol(managed, part(whole, there, whole.from(), whole.to()));
    } else if (day > whole.to() || there == whole.manager() || whole.manager().lead()) {
      enrol(managed, whole);
    } else if (world.wrongs().any() && whole.dice().chance(Knobs.STAYS_WITH_OLD_INSTITUTION)) {
      enrol(
          managed,
          new FollowUps.Course(
              whole.person(),
              whole.disease(),
              whole.illness(),
              whole.manager(),
              whole.from(),
              whole.to(),
              whole.began(),
              day,
              there,
              whole.dice()));
    } else {
      enrol(managed, part(whole, whole.manager(), whole.from(), day - 1));
      enrol(managed, part(whole, there, day, whole.to()));
    }
  }

  /** The home in the county that somebody moves to from another one here, null for most. */
  private static Person.@Nullable Home nextVillage(Person person) {
    var homes = person.homes();
    return homes.size() == 2 && homes.get(0).village() != null && homes.get(1).village() != null
        ? homes.get(1)
        : null;
  }

  private static FollowUps.Course part(
      FollowUps.Course whole, Institution manager, int from, int to) {
    return new FollowUps.Course(
        whole.person(),
        whole.disease(),
        whole.illness(),
        manager,
        from,
        to,
        whole.began(),
        Span.NEVER,
        null,
        whole.dice());
  }

  private static FollowUps.Course course(
      Managed managed, String disease, Institution manager, int from, int to) {
    return new FollowUps.Course(
        managed.person(), disease, null, manager, from, to, from, Span.NEVER, null, managed.dice());
  }

  private void enrol(Managed managed, FollowUps.Course course) {
    var person = managed.person();
    var manager = course.manager();
    var from = course.from();
    enrolments.record(world.clerks().at("gongwei", manager, from), 'E', person.number(), ++nth);
    enrolments.text(person.no()).text(course.disease()).text(manager.code()).day(from);
    enrolments.day(course.to() > world.span().lastDay() ? Span.NEVER : course.to()).end();
    note(Reports.Fact.ENROLMENT, manager, from);
    followUps.write(course);
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
