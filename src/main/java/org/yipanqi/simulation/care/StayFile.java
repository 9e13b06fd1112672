package org.yipanqi.simulation.care;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;

/** The stays as they are written, with their bills, bed-days and claims. */
final class StayFile {

  /** One stay: who, where, from when to when, what for. */
  record Stay(
      Person person,
      Person.Home home,
      Institution at,
      int in,
      int out,
      String icd10,
      boolean rehabilitation) {}

  private final World world;
  private final Claims claims;
  private final CsvFile file;

  StayFile(World world, Claims claims) {
    this.world = world;
    this.claims = claims;
    file =
        world
            .folder()
            .records(
                "admissions",
                "institution,person,admitted_on,discharged_on,residence,icd10,rehab_care,"
                    + "bed_days,total_amount,fund_amount");
  }

  /**
   * @param nth which of the person's stays
   */
  void write(Stay stay, int nth, Dice dice) {
    var span = world.span();
    var at = stay.at();
    var over = stay.out() <= span.lastDay();
    var days = Math.max(1, stay.out() - stay.in());
    var money = bill(stay, days, dice);
    var typed = over ? stay.out() : stay.in();
    file.record(
        world.clerks().at(at.grassroots() ? "phis" : "his", at, typed),
        'A',
        stay.person().number(),
        nth);
    file.text(at.code()).text(stay.person().no()).day(stay.in());
    file.day(over ? stay.out() : Span.NEVER).whole(stay.home().division()).text(stay.icd10());
    file.flag(stay.rehabilitation());
    countDays(at, stay.in(), days);
    world.counts().one(at.town() ? Counts.Of.STAYS_TOWN : Counts.Of.STAYS_SECOND);
    world.reports().note(Reports.Fact.ADMISSION, at.index(), span.month(stay.in()));
    if (!over) {
      file.blank().blank().blank().end();
      return;
    }
    file.whole(days).money(money.total()).money(money.fund()).end();
    world.reports().note(Reports.Fact.DISCHARGE, at.index(), span.month(stay.out()));
    discharged(at, days);
    world.tally().add(Tally.Sum.STAYS, at, span.month(stay.out()), money.total());
    if (money.fund() > 0) {
      claims.stay(stay.person(), stay.home(), at, stay.in(), stay.out(), money);
    }
  }

  private void discharged(Institution at, int days) {
    world.counts().one(at.town() ? Counts.Of.DISCHARGED_TOWN : Counts.Of.DISCHARGED_SECOND);
    world.counts().add(at.town() ? Counts.Of.LENGTH_TOWN : Counts.Of.LENGTH_SECOND, days);
  }

  private Claims.Money bill(Stay stay, int days, Dice dice) {
    var town = stay.at().town();
    var mean = town ? Knobs.TOWN_STAY_YUAN : Knobs.LEAD_STAY_YUAN;
    var usual = town ? Knobs.TOWN_DAYS : Knobs.LEAD_DAYS;
    var total = Claims.fen(0.4 * dice.skewed(mean) + 0.6 * mean * days / usual);
    var rate =
        (town ? Knobs.TOWN_STAY_FUND : Knobs.LEAD_STAY_FUND)
            + (stay.person().employee() ? Knobs.EMPLOYEE_FUND_MORE : 0);
    return new Claims.Money(total, claims.insures(stay.home()) ? Math.round(total * rate) : 0);
  }

  private void countDays(Institution at, int in, int days) {
    var span = world.span();
    for (var day = in; day < in + days && day <= span.lastDay(); day++) {
      world.tally().add(Tally.Sum.BED_DAYS, at, span.month(day), 1);
    }
  }
}
