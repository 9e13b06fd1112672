package org.yipanqi.simulation;

import java.util.Locale;

/** Who people are and where they live. */
final class PersonFiles {

  private final World world;
  private final CsvFile persons;
  private final CsvFile residences;
  private final CsvFile groups;

  PersonFiles(World world) {
    this.world = world;
    var folder = world.folder();
    persons = folder.register("persons", "person_no,name,sex,birth_date,id_no,death_date,phone");
    residences = folder.records("residences", "person,division,residency,valid_from,valid_to");
    groups = folder.records("group_memberships", "person,group,valid_from,valid_to");
  }

  void write(Person person, Conditions conditions) {
    persons.text(person.no()).text(person.name()).text(person.male() ? "male" : "female");
    persons.day(person.bornOn()).text(person.idNo()).day(person.diedOn()).blank().end();
    residences(person);
    groups(person, conditions);
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
      residences.day(home.from()).day(home.to()).end();
    }
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
