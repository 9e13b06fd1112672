package org.yipanqi.simulation;

/** Follow-up of managed patients: every quarter, with readings unless it was a call. */
final class FollowUps {

  private static final int QUARTER = 91;
  private static final int MONTH = 30;

  private final World world;
  private final CsvFile file;
  private int person;
  private int nth;

  FollowUps(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records("follow_ups", "person,disease,institution,followed_on,mode,sbp,dbp,fpg,hba1c");
  }

  void write(PublicHealth.Managed managed, String disease, Institution manager, int from, int to) {
    var span = world.span();
    var dice = managed.dice();
    var every = disease.equals("tuberculosis") ? MONTH : QUARTER;
    var last = Math.min(to, span.lastDay());
    for (var due = from + dice.below(every); due <= last; due += every) {
      var day = Math.min(last, due + dice.below(20));
      var home = managed.person().homeOn(day);
      if (home != null
          && home.residency() != Person.Residency.REGISTERED_ONLY
          && dice.chance(Knobs.FOLLOWED_UP)) {
        one(managed, disease, manager, day);
      }
    }
  }

  private void one(PublicHealth.Managed managed, String disease, Institution manager, int day) {
    var dice = managed.dice();
    var no = managed.person().number();
    nth = no == person ? nth + 1 : 1;
    person = no;
    var phone = dice.chance(Knobs.BY_PHONE);
    var mode = phone ? "phone" : dice.chance(0.25) ? "home" : "clinic";
    file.record(world.clerks().at("gongwei", manager, day), 'F', no, nth);
    file.text(managed.person().no()).text(disease).text(manager.code()).day(day).text(mode);
    if (phone) {
      file.blank().blank().blank().blank().end();
    } else {
      readings(disease, controlled(managed, day), dice);
    }
    world.reports().note(Reports.Fact.FOLLOW_UP, manager.index(), world.span().month(day));
  }

  private boolean controlled(PublicHealth.Managed managed, int day) {
    var hospital = managed.village().townHospital();
    var reform = world.reform(hospital, world.span().month(day));
    return managed.dice().chance(hospital.character().control() + Knobs.REFORM_CONTROL * reform);
  }

  /** Controlled is below 140/90, fasting glucose at most 7.0, glycated haemoglobin at most 7. */
  private void readings(String disease, boolean controlled, Dice dice) {
    switch (disease) {
      case "hypertension" -> {
        file.whole(controlled ? dice.between(112, 139) : dice.between(140, 176));
        file.whole(controlled ? dice.between(66, 89) : dice.between(78, 104)).blank().blank();
      }
      case "diabetes_type2", "diabetes_other" -> {
        file.whole(dice.between(112, 148)).whole(dice.between(66, 92));
        file.tenths(controlled ? dice.between(48, 70) : dice.between(71, 118));
        if (dice.chance(Knobs.GLYCATED)) {
          file.tenths(controlled ? dice.between(55, 70) : dice.between(71, 98));
        } else {
          file.blank();
        }
      }
      default -> file.blank().blank().blank().blank();
    }
    file.end();
  }
}
