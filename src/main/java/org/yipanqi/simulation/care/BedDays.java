package org.yipanqi.simulation.care;

import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrong;

/** Open and occupied bed-days by month. The beds follow from the first year's stays. */
public final class BedDays {

  private final World world;

  public BedDays(World world) {
    this.world = world;
  }

  public void write() {
    var file =
        world.folder().records("bed_days", "institution,day,open_bed_days,occupied_bed_days");
    var span = world.span();
    for (var at : world.county().hospitals()) {
      var beds = beds(at);
      for (var month = 0; month < span.months(); month++) {
        var typed = span.lastDayOf(month) + 2;
        var signless = world.wrongs().signless(at, month);
        file.record(
            world.clerks().at(at.town() ? "phis" : "his", at, typed), 'D', at.index(), month);
        file.text(signless ? at.organisation() : at.code()).day(span.firstDayOf(month));
        file.whole(Math.round(beds * span.daysIn(month)));
        file.whole(world.tally().get(Tally.Sum.BED_DAYS, at, month)).end();
        count(at, beds * span.daysIn(month), month);
        if (signless) {
          var place = new Truth.Place(Wrong.SIGN_MISSING, "", "bed_days", at, month);
          var origin = world.clerks().at("phis", at, typed);
          var organisation = String.valueOf(at.organisation());
          world
              .truth()
              .record(place, origin, 'D', at.index(), month, null, organisation, at.code());
        } else {
          world.reports().note(Reports.Fact.BED_DAY, at.index(), month);
        }
      }
    }
  }

  private void count(Institution at, double open, int month) {
    var used = world.tally().get(Tally.Sum.BED_DAYS, at, month);
    var counts = world.counts();
    counts.add(at.town() ? Counts.Of.BEDS_OPEN_TOWN : Counts.Of.BEDS_OPEN_SECOND, Math.round(open));
    counts.add(at.town() ? Counts.Of.BEDS_USED_TOWN : Counts.Of.BEDS_USED_SECOND, used);
  }

  /** In a county smaller than the real one a bed is a part of a bed. */
  private double beds(Institution at) {
    var months = Math.min(12, world.span().months());
    var occupied = 0L;
    var days = 0;
    for (var month = 0; month < months; month++) {
      occupied += world.tally().get(Tally.Sum.BED_DAYS, at, month);
      days += world.span().daysIn(month);
    }
    return Math.max(0.2, occupied / at.character().occupancy() / days);
  }
}
