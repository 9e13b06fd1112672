package org.yipanqi.simulation.care;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;

/** What the county's two insurance funds settle, at home and elsewhere. */
public final class Claims {

  private static final int PHARMACIES = 6;

  private final World world;
  private final CsvFile file;
  private int person;
  private int nth;

  public Claims(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(
                "claims",
                "pool,pool_type,person,provider,provider_division,care_type,residence,"
                    + "admitted_on,discharged_on,settled_on,total_amount,fund_amount");
  }

  /** Temporary residents are insured where they come from. */
  public boolean insures(Person.Home home) {
    return home.residency() != Person.Residency.TEMPORARY;
  }

  /** A visit at an institution of the county, settled on the spot. */
  public void visit(
      Person person, Person.Home home, Institution at, int day, long total, long fund) {
    account(person, at, world.span().month(day), fund);
    begin(person, day);
    provider(person, at.code(), at.division(), "outpatient", home);
    finish(Span.NEVER, Span.NEVER, day, total, fund);
  }

  /** A visit elsewhere, settled some weeks later. */
  public void visitElsewhere(
      Person person, Person.Home home, Choices.Outside at, int day, Dice dice) {
    var settled = day + dice.between(0, 30);
    var total = fen(dice.skewed(Knobs.OUTSIDE_YUAN));
    var fund = Math.round(total * Knobs.OUTSIDE_VISIT_FUND_RATE);
    if (settled <= world.span().lastDay()) {
      begin(person, settled);
      provider(person, at.code(), at.division(), "outpatient", home);
      finish(Span.NEVER, Span.NEVER, settled, total, fund);
    }
  }

  /** A stay at a hospital of the county. */
  public void stay(
      Person person, Person.Home home, Institution at, int admitted, int discharged, Money money) {
    account(person, at, world.span().month(discharged), money.fund());
    var settled = discharged + Math.floorMod(person.number(), 4);
    if (settled <= world.span().lastDay()) {
      begin(person, settled);
      provider(person, at.code(), at.division(), "inpatient", home);
      finish(admitted, discharged, settled, money.total(), money.fund());
      note(Reports.Fact.CLAIM_STAY, admitted);
    }
  }

  /** A stay elsewhere, known to the county only when it is settled. */
  public void stayElsewhere(
      Person person, Person.Home home, Choices.Outside at, int day, Dice dice) {
    var discharged = day + Math.max(1, (int) Math.round(dice.skewed(Knobs.OUTSIDE_DAYS)));
    var settled = discharged + dice.between(5, 45);
    var total = fen(dice.skewed(Knobs.OUTSIDE_STAY_YUAN));
    var rate = Knobs.OUTSIDE_STAY_FUND + (person.employee() ? Knobs.EMPLOYEE_FUND_MORE : 0);
    if (settled <= world.span().lastDay()) {
      begin(person, settled);
      provider(person, at.code(), at.division(), "inpatient", home);
      finish(day, discharged, settled, total, Math.round(total * rate));
      note(Reports.Fact.CLAIM_STAY, day);
    }
  }

  /** Medicines that employees buy at the pharmacies of the county's seat. */
  public void pharmacies(Person person, Dice dice) {
    if (!person.employee()) {
      return;
    }
    var span = world.span();
    var purchases = dice.times(Knobs.PHARMACY_PER_YEAR * span.days() / 365.2425);
    for (var i = 0; i < purchases; i++) {
      var day = dice.between(span.firstDay(), span.lastDay());
      var home = person.homeOn(day);
      if (home != null && insures(home)) {
        var total = fen(dice.skewed(65));
        var pharmacy = "YD-" + world.county().code() + "-" + dice.between(1, PHARMACIES);
        begin(person, day);
        provider(person, pharmacy, Long.parseLong(world.county().code()), "pharmacy", home);
        finish(Span.NEVER, Span.NEVER, day, total, Math.round(total * 0.6));
      }
    }
  }

  public static long fen(double yuan) {
    return Math.max(100, Math.round(yuan * 100));
  }

  private void account(Person person, Institution at, int month, long fund) {
    var sum = person.employee() ? Tally.Sum.FUND_EMPLOYEES : Tally.Sum.FUND_RESIDENTS;
    world.tally().add(sum, at, month, fund);
  }

  private void begin(Person settledFor, int settled) {
    nth = settledFor.number() == person ? nth + 1 : 1;
    person = settledFor.number();
    file.record(world.clerks().atBureau("yibao", settled), 'C', person, nth);
    file.text(world.county().code()).text(settledFor.employee() ? "employee" : "resident");
    note(Reports.Fact.CLAIM, settled);
  }

  private void provider(
      Person person, String code, long division, String careType, Person.Home home) {
    file.text(person.no()).text(code).whole(division).text(careType).whole(home.division());
  }

  private void finish(int admitted, int discharged, int settled, long total, long fund) {
    file.day(admitted).day(discharged).day(settled).money(total).money(fund).end();
  }

  private void note(Reports.Fact fact, int day) {
    world.reports().note(fact, world.county().institutions().size(), world.span().month(day));
  }

  /** A bill and what the fund pays of it, in fen. */
  public record Money(long total, long fund) {}
}
