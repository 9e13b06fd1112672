package org.yipanqi.simulation.publichealth;

import java.time.LocalDate;
import java.util.Locale;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.Origin;
import org.yipanqi.simulation.people.Addresses;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.people.Second;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrong;

/** Who people are and where they live. */
public final class PersonFiles {

  private static final long SECOND_HOME = 9;

  private final World world;
  private final Addresses addresses;
  private final CsvFile persons;
  private final CsvFile residences;
  private final CsvFile groups;

  public PersonFiles(World world) {
    this.world = world;
    this.addresses = new Addresses(world.county());
    var folder = world.folder();
    persons =
        folder.register("persons", "person_no,name,sex,birth_date,id_no,death_date,phone,address");
    residences = folder.records("residences", "person,division,residency,valid_from,valid_to");
    groups = folder.records("group_memberships", "person,group,valid_from,valid_to");
  }

  public void write(Person person, Conditions conditions) {
    persons.text(person.no()).text(person.name()).text(person.male() ? "male" : "female");
    persons.day(person.bornOn()).text(person.idNo()).day(person.diedOn());
    household(person);
    world.counts().add(Counts.Of.DEATHS, person.diedOn() == Span.NEVER ? 0 : 1);
    var second = person.second();
    if (second != null) {
      twice(person, second);
    }
    residences(person);
    groups(person, conditions);
  }

  private void household(Person person) {
    var household = person.household();
    persons.text(household.phone()).text(addresses.of(household)).end();
  }

  /** Somebody registers the person anew, with a slip and no identity number, and a home. */
  private void twice(Person person, Second second) {
    var village = person.villageOn(second.from());
    if (village == null) {
      return;
    }
    persons.text(second.no()).text(second.name()).text(person.male() ? "male" : "female");
    persons.day(second.bornOn()).blank().day(person.diedOn());
    household(person);
    residences.record(origin(person, second.from()), 'R', person.number(), SECOND_HOME);
    residences.text(second.no()).whole(village.code()).text("permanent");
    residences.day(second.from()).blank().end();
    var written = second.name() + " " + LocalDate.ofEpochDay(second.bornOn());
    truth(Wrong.PERSON_TWICE, "persons", village, second.from())
        .say(second.no(), written, person.no());
  }

  private void residences(Person person) {
    var nth = 0;
    for (var home : person.homes()) {
      if (home.from() > person.diedOn()) {
        continue;
      }
      residences.record(origin(person, home.from()), 'R', person.number(), ++nth);
      residences.text(person.no()).whole(home.division());
      residences.text(home.residency().name().toLowerCase(Locale.ROOT));
      residences.day(home.from()).day(goesOn(person, home) ? Span.NEVER : home.to()).end();
    }
  }

  /** Some who move within the county are never struck off where they lived. */
  private boolean goesOn(Person person, Person.Home home) {
    var homes = person.homes();
    var village = home.village();
    if (!world.wrongs().any()
        || homes.size() < 2
        || home != homes.getFirst()
        || village == null
        || homes.get(1).village() == null
        || homes.get(1).from() > person.diedOn()) {
      return false;
    }
    var kept = world.dice(Dice.Stream.WRONGS, -person.number()).chance(Knobs.OLD_HOME_NOT_ENDED);
    if (kept) {
      truth(Wrong.HOME_NOT_ENDED, "residences", village, home.to())
          .say(person.no(), "", LocalDate.ofEpochDay(home.to()).toString());
    }
    return kept;
  }

  private Statement truth(Wrong kind, String format, Village village, int day) {
    var month = world.span().month(day);
    var place = new Truth.Place(kind, "", format, village.townHospital(), month);
    return (no, written, right) -> world.truth().fact(place, no, written, right);
  }

  /** Of whom, what was written, and what would have been right. */
  private interface Statement {
    void say(String person, String written, String right);
  }

  private void groups(Person person, Conditions conditions) {
    var first = Math.max(person.bornOn(), world.span().firstDay());
    if (conditions.disabled()) {
      group(person, 1, "disabled", first, Span.NEVER);
    }
    if (conditions.specialFamily()) {
      group(person, 2, "special_family", first, Span.NEVER);
    }
    if (conditions.poor()) {
      group(person, 3, "poverty", first, conditions.poorTo());
    }
  }

  private void group(Person person, int nth, String group, int from, int to) {
    groups.record(origin(person, from), 'G', person.number(), nth);
    groups.text(person.no()).text(group).day(from).day(to).end();
  }

  private Origin origin(Person person, int day) {
    var village = person.firstVillage();
    return village == null
        ? world.clerks().atBureau("residents", day)
        : world.clerks().at("residents", village.townHospital(), day);
  }
}
