package org.yipanqi.simulation;

import java.time.LocalDate;
import java.util.List;

/**
 * Family-doctor contracts, a year each. Everybody has a fixed reluctance; who signs in a year is
 * who is less reluctant than that year's share of the town.
 */
final class Contracts {

  private final World world;
  private final CsvFile file;

  Contracts(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records("contracts", "person,institution,team,signed_on,valid_from,valid_to");
  }

  void write(Person person, Conditions conditions, List<Pregnancies.Pregnancy> pregnancies) {
    var span = world.span();
    var dice = world.dice(Dice.Stream.CONTRACT, person.number());
    var reluctance = dice.unit();
    var dayOfYear = dice.between(20, 330);
    var team = dice.between(1, 4);
    for (var year = span.firstYear() - 1; year <= span.lastYear(); year++) {
      var signed = (int) LocalDate.ofYearDay(year, dayOfYear).toEpochDay();
      var from = Math.max(signed, span.firstDay());
      var to = Math.min(signed + 364, person.diedOn());
      var home = person.homeOn(from);
      if (home == null || home.village() == null || to < from || from > span.lastDay()) {
        continue;
      }
      var hospital = home.village().townHospital();
      if (reluctance < share(person, conditions, pregnancies, home, hospital, year)) {
        file.record(world.clerks().at("phis", hospital, from), 'H', person.number(), year);
        file.text(person.no()).text(hospital.code()).text("第" + team + "团队");
        file.day(signed).day(from).day(to).end();
        world.reports().note(Reports.Fact.CONTRACT, hospital.index(), span.month(from));
      }
    }
  }

  private static double share(
      Person person,
      Conditions conditions,
      List<Pregnancies.Pregnancy> pregnancies,
      Person.Home home,
      Institution hospital,
      int year) {
    var end = Span.day(year, 12, 31);
    var pregnant = pregnancies.stream().anyMatch(p -> p.counts() && p.bookedOn() <= end);
    var key = pregnant || conditions.key(person.age(end), end);
    var character = hospital.character();
    var reformed = year >= Knobs.REFORM_FROM.getYear();
    var share = (key ? Knobs.KEY_SIGNED + character.signed() : Knobs.OTHERS_SIGNED);
    share += year < Knobs.REFORM_FROM.getYear() - 1 ? Knobs.SIGNED_BEFORE : 0;
    share += reformed ? Knobs.REFORM_SIGNED * (0.4 + 0.6 * character.reform()) : 0;
    return home.residency() == Person.Residency.REGISTERED_ONLY ? share * 0.5 : share;
  }
}
