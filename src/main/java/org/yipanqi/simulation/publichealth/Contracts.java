package org.yipanqi.simulation.publichealth;

import java.time.LocalDate;
import java.util.List;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/**
 * Family-doctor contracts, a year each, signed by household on one day with one team. A household
 * has a fixed reluctance; who of it signs in a year is who belongs to a group of which that year's
 * share of the town is greater.
 */
public final class Contracts {

  private final World world;
  private final CsvFile file;

  public Contracts(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records("contracts", "person,institution,team,signed_on,valid_from,valid_to");
  }

  public void write(Person person, Conditions conditions, List<Pregnancies.Pregnancy> pregnancies) {
    var span = world.span();
    var household = person.household();
    for (var year = span.firstYear() - 1; year <= span.lastYear(); year++) {
      var signed = (int) LocalDate.ofYearDay(year, household.signsOnDayOfYear()).toEpochDay();
      var from = Math.max(signed, span.firstDay());
      var to = Math.min(signed + 364, person.diedOn());
      var home = person.homeOn(from);
      if (home == null || home.village() == null || to < from || from > span.lastDay()) {
        continue;
      }
      var hospital = home.village().townHospital();
      if (household.reluctance() < share(person, conditions, pregnancies, home, hospital, year)) {
        file.record(world.clerks().at("phis", hospital, from), 'H', person.number(), year);
        file.text(person.no()).text(hospital.code()).text("第" + household.team() + "团队");
        file.day(signed).day(from).day(to).end();
        world.reports().note(Reports.Fact.CONTRACT, hospital.index(), span.month(from));
      }
    }
  }

  private double share(
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
    var reform = world.county().reformFrom().getYear();
    var reformed = year >= reform;
    var share = (key ? Knobs.KEY_SIGNED + character.signed() : Knobs.OTHERS_SIGNED);
    share += year < reform - 1 ? Knobs.SIGNED_BEFORE : 0;
    share += reformed ? Knobs.REFORM_SIGNED * (0.4 + 0.6 * character.reform()) : 0;
    return home.residency() == Person.Residency.REGISTERED_ONLY ? share * 0.5 : share;
  }
}
