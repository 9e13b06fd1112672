package org.yipanqi.simulation.publichealth;

import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.people.Illness;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.World;

/** Follow-up of managed patients: every quarter, with readings unless it was a call. */
final class FollowUps {

  private static final int QUARTER = 91;
  private static final int MONTH = 30;

  /**
   * A person under the management of one institution for a while.
   *
   * @param illness null where nothing is measured
   * @param from the first day
   * @param to the last day
   * @param began the first day under any management
   * @param movedOn the day the person moved away though the institution goes on, or NEVER
   * @param movedTo whose work it would be from then on
   */
  record Course(
      Person person,
      String disease,
      @Nullable Illness illness,
      Institution manager,
      int from,
      int to,
      int began,
      int movedOn,
      @Nullable Institution movedTo,
      Dice dice) {}

  private final World world;
  private final FollowUpFile file;

  FollowUps(World world) {
    this.world = world;
    file = new FollowUpFile(world);
  }

  void write(Course course) {
    var span = world.span();
    var dice = course.dice();
    var every = course.disease().equals("tuberculosis") ? MONTH : QUARTER;
    var illness = course.illness();
    var stays = illness == null ? Span.NEVER : illness.droppedOn();
    var last = Math.min(Math.min(course.to(), span.lastDay()), stays - 1);
    for (var due = course.from() + dice.below(every); due <= last; due += every) {
      var day = Math.min(last, due + dice.below(20));
      var home = course.person().homeOn(day);
      if (home != null
          && home.residency() != Person.Residency.REGISTERED_ONLY
          && dice.chance(Knobs.FOLLOWED_UP)) {
        one(course, day);
      }
    }
    if (illness != null && course.to() == course.person().diedOn()) {
      file.afterDeath(course, dice);
    }
  }

  /** At the end: what can be said only when all are written. */
  void close() {
    file.close();
  }

  private void one(Course course, int day) {
    var dice = course.dice();
    var phone = dice.chance(Knobs.BY_PHONE);
    var mode = phone ? "phone" : dice.chance(0.25) ? "home" : "clinic";
    var measured = phone ? Readings.NONE : readings(course, day);
    file.write(new FollowUpFile.FollowUp(course, day, mode, measured));
  }

  private Readings readings(Course course, int day) {
    var illness = course.illness();
    if (illness == null) {
      return Readings.NONE;
    }
    var controlled = controlled(course, day);
    return course.disease().equals("hypertension")
        ? Readings.ofHypertension(illness.level(), controlled, course.dice())
        : Readings.ofDiabetes(illness.level(), controlled, course.dice());
  }

  /** The share under control: the town's own, less at first, more with the reform. */
  private double controlled(Course course, int day) {
    var village = course.person().firstVillage();
    var hospital = village == null ? course.manager() : village.townHospital();
    var years = (day - course.began()) / 365.2425;
    var before = course.began() == world.span().firstDay() ? 0 : Knobs.BEFORE_MANAGEMENT;
    var still = before * StrictMath.exp(-years / Knobs.MANAGEMENT_WORKS_WITHIN);
    var reform = world.reform(hospital, world.span().month(day));
    return hospital.character().control() + still + Knobs.REFORM_CONTROL * reform;
  }
}
