package org.yipanqi.simulation.care;

import java.util.Locale;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/** Patients sent up for what the town can't do, and down to recover near home. */
public final class Referrals {

  /** Which way. */
  public enum Direction {
    UP,
    DOWN
  }

  private final World world;
  private final CsvFile file;
  private int person;
  private int nth;

  public Referrals(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(
                "referrals",
                "person,from_institution,to_institution,direction,purpose,referred_on,arrived_on");
  }

  public void write(
      Person sent, Institution from, Institution to, Direction direction, int day, int arrived) {
    nth = sent.number() == person ? nth + 1 : 1;
    person = sent.number();
    var purpose =
        direction == Direction.DOWN
            ? "rehabilitation"
            : Math.floorMod(day, 3) == 0 ? "examination" : "treatment";
    var source = from.grassroots() ? "phis" : "his";
    file.record(world.clerks().at(source, from, day), 'Z', person, nth);
    file.text(sent.no()).text(from.code()).text(to.code());
    file.text(direction.name().toLowerCase(Locale.ROOT)).text(purpose);
    file.day(day).day(arrived).end();
    world.reports().note(Reports.Fact.REFERRAL, from.index(), world.span().month(day));
  }
}
