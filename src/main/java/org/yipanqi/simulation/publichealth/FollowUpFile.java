package org.yipanqi.simulation.publichealth;

import java.util.TreeMap;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrong;
import org.yipanqi.simulation.wrongs.Wrongs.Role;

/** The follow-ups as they are written: measured, or made up, or rounded, where somebody does so. */
final class FollowUpFile {

  /** A follow-up as it took place. */
  record FollowUp(FollowUps.Course course, int day, String mode, Readings measured) {

    Person person() {
      return course.person();
    }

    Institution at() {
      return course.manager();
    }
  }

  private static final String FORMAT = "follow_ups";
  private static final int PAPER_DAY = 27;

  private final World world;
  private final CsvFile file;
  private final TreeMap<Long, Integer> homeVisits = new TreeMap<>();
  private Readings before = Readings.NONE;
  private String disease = "";
  private int person;
  private int nth;

  FollowUpFile(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(FORMAT, "person,disease,institution,followed_on,mode,sbp,dbp,fpg,hba1c");
  }

  void write(FollowUp one) {
    begin(one);
    var wrongs = world.wrongs();
    var month = world.span().month(one.day());
    if (!one.measured().pressure()) {
      row(one, one.day(), one.mode(), one.measured());
    } else if (wrongs.tampered(one.at(), Role.INVENTS, month)) {
      invented(one, month);
    } else if (wrongs.tampered(one.at(), Role.ROUNDS, month)) {
      rounded(one, month);
    } else {
      row(one, one.day(), one.mode(), one.measured());
    }
  }

  /** Where follow-ups are made up, one is made up for some of the dead. */
  void afterDeath(FollowUps.Course course, Dice dice) {
    var span = world.span();
    var day = course.person().diedOn() + dice.between(20, 80);
    if (!span.has(day)
        || !world.wrongs().tampered(course.manager(), Role.INVENTS, span.month(day))
        || !dice.chance(Knobs.FOLLOWED_AFTER_DEATH)) {
      return;
    }
    var one = new FollowUp(course, day, "clinic", Readings.NONE);
    begin(one);
    var copied = copied(one, span.month(day));
    row(one, day, "clinic", copied);
    truth(Wrong.FOLLOWED_AFTER_DEATH, one, day, copied, "died " + date(course.person().diedOn()));
  }

  /** Days on which more homes were visited than can be. */
  void close() {
    var institutions = world.county().institutions();
    homeVisits.forEach((key, visits) -> {
      if (visits >= Knobs.HOME_VISITS_NOBODY_MAKES) {
        var at = institutions.get((int) (key / 1_000_000));
        var day = (int) (key % 1_000_000);
        var place = place(Wrong.MANY_HOME_VISITS, at, world.span().month(day));
        world.truth().fact(place, null, visits + " on " + date(day), "none that day");
      }
    });
  }

  /** At the end of a quarter many in one day from the desk; otherwise last time's readings. */
  private void invented(FollowUp one, int month) {
    var dice = world.dice(Dice.Stream.WRONGS, one.person().number() * 512L + month);
    var paperDay = world.span().firstDayOf(month) + PAPER_DAY;
    var quarter = world.wrongs().quarterEnds(month);
    var managed = paperDay >= one.course().from() && paperDay <= one.course().to();
    if (quarter
        && managed
        && one.person().alive(paperDay)
        && dice.chance(Knobs.COPIED_FROM_OTHERS)) {
      var copied = copied(one, month);
      row(one, paperDay, "home", copied);
      homeVisits.merge(one.at().index() * 1_000_000L + paperDay, 1, Integer::sum);
      truth(Wrong.COPIED_FROM_OTHERS, one, paperDay, copied, one.measured().text());
    } else if (!quarter && before.pressure() && dice.chance(Knobs.CARRIED_FORWARD)) {
      var last = before;
      row(one, one.day(), one.mode(), last);
      truth(Wrong.CARRIED_FORWARD, one, one.day(), last, one.measured().text());
    } else {
      row(one, one.day(), one.mode(), one.measured());
    }
  }

  private void rounded(FollowUp one, int month) {
    var dice = world.dice(Dice.Stream.WRONGS, one.person().number() * 512L + month);
    var true1 = one.measured();
    var over = true1.sbp() >= 140 && true1.sbp() < 150 || true1.dbp() >= 90 && true1.sbp() < 150;
    if (over && dice.chance(Knobs.JUST_UNDER_TARGET)) {
      var written = true1.withPressure(dice.between(136, 139), Math.min(true1.dbp(), 88));
      row(one, one.day(), one.mode(), written);
      truth(Wrong.JUST_UNDER_TARGET, one, one.day(), written, true1.text());
    } else if (dice.chance(Knobs.NOUGHTS) && (true1.sbp() % 10 != 0 || true1.dbp() % 10 != 0)) {
      var written = true1.withPressure(true1.sbp() / 10 * 10, true1.dbp() / 10 * 10);
      row(one, one.day(), one.mode(), written);
      truth(Wrong.LAST_DIGIT_NOUGHT, one, one.day(), written, true1.text());
    } else {
      row(one, one.day(), one.mode(), true1);
    }
  }

  /** One set of readings for everybody an institution makes up in a month. */
  private Readings copied(FollowUp one, int month) {
    var dice = world.dice(Dice.Stream.WRONGS, -1 - one.at().index() * 512L - month);
    var sbp = dice.between(122, 138);
    var dbp = dice.between(74, 86);
    var sugar = one.course().disease().startsWith("diabetes") ? dice.between(58, 69) : 0;
    return new Readings(sbp, dbp, sugar, 0);
  }

  private void begin(FollowUp one) {
    var no = one.person().number();
    if (no != person || !disease.equals(one.course().disease())) {
      before = Readings.NONE;
      disease = one.course().disease();
    }
    nth = no == person ? nth + 1 : 1;
    person = no;
  }

  private void row(FollowUp one, int day, String mode, Readings written) {
    var at = one.at();
    var course = one.course();
    file.record(world.clerks().at("gongwei", at, day), 'F', person, nth);
    file.text(one.person().no()).text(course.disease()).text(at.code()).day(day).text(mode);
    written.write(file);
    file.end();
    before = written.pressure() ? written : before;
    world.reports().note(Reports.Fact.FOLLOW_UP, at.index(), world.span().month(day));
    var right = course.movedTo();
    if (right != null && day >= course.movedOn()) {
      truth(Wrong.FOLLOWED_BY_OLD_INSTITUTION, one, day, at.code(), right.code());
    }
  }

  private void truth(Wrong kind, FollowUp one, int day, Readings written, String right) {
    truth(kind, one, day, written.text(), right);
  }

  private void truth(Wrong kind, FollowUp one, int day, String written, String right) {
    var origin = world.clerks().at("gongwei", one.at(), day);
    var place = place(kind, one.at(), world.span().month(day));
    world.truth().record(place, origin, 'F', person, nth, one.person().no(), written, right);
  }

  private static Truth.Place place(Wrong kind, Institution at, int month) {
    return new Truth.Place(kind, "", FORMAT, at, month);
  }

  private static String date(int day) {
    return day == Span.NEVER ? "" : java.time.LocalDate.ofEpochDay(day).toString();
  }
}
