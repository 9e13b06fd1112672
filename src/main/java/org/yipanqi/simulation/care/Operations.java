package org.yipanqi.simulation.care;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.ResourceTable;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/** Operations of inpatients, with codes of the small dated level table. */
public final class Operations {

  private static final String CAESAREAN = "74.1x00";

  private record Version(String code, int level, int from, int to) {}

  private final World world;
  private final CsvFile file;
  private final List<Version> versions;
  private final double[] sums;
  private int person;
  private int nth;

  public Operations(World world) {
    this.world = world;
    file = world.folder().records("operations", "institution,admission_no,code,performed_on,level");
    var rows = ResourceTable.read("operations.csv").all();
    sums = Dice.runningSums(rows.stream().mapToDouble(row -> row.number("weight")).toArray());
    versions = rows.stream().map(Operations::version).toList();
  }

  /** An inpatient: which of the person's stays, from when to when. */
  public record Inpatient(Person person, Institution at, int admission, int in, int out) {}

  /** None, one or two operations of a stay at a hospital. */
  public void ofStay(Inpatient inpatient, Dice dice) {
    var operated = inpatient.at().town() ? 0.03 : Knobs.OPERATED;
    if (!dice.chance(operated)) {
      return;
    }
    var count = dice.chance(Knobs.SECOND_OPERATION) ? 2 : 1;
    for (var i = 0; i < count; i++) {
      var day = Math.min(inpatient.out(), inpatient.in() + dice.between(0, 2));
      write(inpatient, code(inpatient.at(), inpatient.in(), dice), day, dice);
    }
  }

  public void caesarean(Inpatient inpatient, Dice dice) {
    write(inpatient, CAESAREAN, inpatient.in(), dice);
  }

  /** Where the reform works, harder operations are done more often; town hospitals do easy ones. */
  private String code(Institution at, int day, Dice dice) {
    var version = versions.get(dice.pick(sums));
    var harder = Knobs.DIFFICULT_OPERATIONS * world.reform(at, world.span().month(day));
    var again = at.town() ? version.level() > 2 : version.level() < 3 && dice.chance(harder);
    for (var tries = 0; again && tries < 8; tries++) {
      version = versions.get(dice.pick(sums));
      again = at.town() && version.level() > 2;
    }
    return again ? "86.2200" : version.code();
  }

  private void write(Inpatient inpatient, String code, int day, Dice dice) {
    var number = inpatient.person().number();
    var at = inpatient.at();
    nth = number == person ? nth + 1 : 1;
    person = number;
    var source = at.grassroots() ? "phis" : "his";
    file.record(world.clerks().at(source, at, day), 'O', person, nth);
    file.text(at.code()).number('A', person, inpatient.admission()).text(code).day(day);
    file.text(dice.chance(0.1) ? level(code, day) : null).end();
    if (inpatient.out() <= world.span().lastDay()) {
      var month = world.span().month(inpatient.out());
      world.reports().note(Reports.Fact.OPERATION, at.index(), month);
    }
  }

  /** The level of the table; most hospitals leave it blank. */
  private @Nullable String level(String code, int day) {
    for (var version : versions) {
      if (version.code().equals(code) && version.from() <= day && day <= version.to()) {
        return String.valueOf(version.level());
      }
    }
    return null;
  }

  private static Version version(ResourceTable.Row row) {
    var to = row.text("valid_to").isEmpty() ? Span.NEVER : Span.day(row.text("valid_to"));
    return new Version(row.text("code"), row.whole("level"), Span.day(row.text("valid_from")), to);
  }
}
