package org.yipanqi.simulation;

/** Open and occupied bed-days by month. The beds follow from the first year's stays. */
final class BedDays {

  private final World world;

  BedDays(World world) {
    this.world = world;
  }

  void write() {
    var file =
        world.folder().records("bed_days", "institution,day,open_bed_days,occupied_bed_days");
    var span = world.span();
    for (var at : world.county().hospitals()) {
      var beds = beds(at);
      for (var month = 0; month < span.months(); month++) {
        var typed = span.lastDayOf(month) + 2;
        var signless = Gaps.signless(world, at, month) && at.organisation() != null;
        file.record(
            world.clerks().at(at.town() ? "phis" : "his", at, typed), 'D', at.index(), month);
        file.text(signless ? at.organisation() : at.code()).day(span.firstDayOf(month));
        file.whole(Math.round(beds * span.daysIn(month)));
        file.whole(world.tally().get(Tally.Sum.BED_DAYS, at, month)).end();
        if (!signless) {
          world.reports().note(Reports.Fact.BED_DAY, at.index(), month);
        }
      }
    }
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
