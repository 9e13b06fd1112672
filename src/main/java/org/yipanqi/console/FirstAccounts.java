package org.yipanqi.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Counties;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.Duties;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;

/**
 * The first who may come in: in the sample county an invented person for each duty, with a password
 * that is printed; elsewhere the three officers, each with one that is good for one sign-in.
 */
@Component
class FirstAccounts {

  /** Good for the invented people of the sample alone, and only from this machine. */
  static final String SAMPLE_PASSWORD = "Yipanqi.sample.2020";

  private static final int MOST_OTHERS = 5;

  private record Person(String login, Duty duty, String unit) {}

  private final Accounts accounts;
  private final Duties duties;
  private final Counties counties;
  private final Registry registry;
  private final Clock clock;

  FirstAccounts(
      Accounts accounts, Duties duties, Counties counties, Registry registry, Clock clock) {
    this.accounts = accounts;
    this.duties = duties;
    this.counties = counties;
    this.registry = registry;
    this.clock = clock;
  }

  /** Adds them when nobody is there yet, and tells who may come in. */
  void ensure(Caller operator, Consumer<String> out) {
    var county = counties.at("");
    var sample = county.filter(Counties.County::sample).isPresent();
    if (accounts.none()) {
      if (sample) {
        people(county.get().code()).forEach(person -> addSample(operator, person));
      } else {
        out.accept(Texts.of("console.accounts.officers"));
        for (var officer : officers(county.map(Counties.County::code).orElse(""))) {
          addOfficer(operator, officer, out);
        }
        return;
      }
    }
    if (sample && accounts.byLogin("reform").filter(it -> it.sample()).isPresent()) {
      out.accept(Texts.of("console.accounts.sample", SAMPLE_PASSWORD));
      for (var person : people(county.get().code())) {
        out.accept(
            "    %-12s %s".formatted(person.login(), person.duty().label().in(Texts.language())));
      }
    }
  }

  private void addSample(Caller operator, Person person) {
    var name =
        switch (person.login()) {
          case "government" -> "县政府审核员";
          case "city" -> "市审核员";
          default -> person.duty().label().zh();
        };
    give(
        operator,
        accounts.addSample(operator, person.login(), name + "（示例）", SAMPLE_PASSWORD),
        person);
  }

  private void addOfficer(Caller operator, Person person, Consumer<String> out) {
    var added = accounts.add(operator, person.login(), person.duty().label().zh());
    give(operator, added.id(), person);
    out.accept(
        "    %-12s %s    %s"
            .formatted(
                person.login(), added.password(), person.duty().label().in(Texts.language())));
  }

  private void give(Caller operator, int account, Person person) {
    duties.give(
        operator,
        new Duties.Proposal(
            account,
            person.duty(),
            person.unit(),
            LocalDate.now(clock),
            null,
            null,
            Texts.of("console.accounts.basis")));
  }

  /** Officers are the house's; until a county is loaded they hold their duty at China's number. */
  private static List<Person> officers(String county) {
    var place = county.isEmpty() ? "00" : county;
    return List.of(
        new Person("sysadmin", Duty.SYSTEM_ADMINISTRATOR, place),
        new Person("secadmin", Duty.SECURITY_ADMINISTRATOR, place),
        new Person("auditadmin", Duty.AUDIT_ADMINISTRATOR, place));
  }

  private List<Person> people(String county) {
    var community = registry.snapshot().communities().iterator().next();
    var people = new ArrayList<Person>();
    people.add(new Person("reform", Duty.REFORM_OFFICER, county));
    people.add(new Person("reform2", Duty.REFORM_OFFICER, county)); // nobody reviews his own
    people.add(new Person("director", Duty.COMMUNITY_DIRECTOR, community.code()));
    people.addAll(otherDirectors(community));
    people.add(new Person("referral", Duty.REFERRAL_OFFICE, community.code()));
    people.add(new Person("finance", Duty.FINANCE, community.code()));
    people.add(new Person("staff", Duty.HUMAN_RESOURCES, community.code()));
    people.add(new Person("insurance", Duty.INSURANCE_OFFICE, community.code()));
    people.add(new Person("pharmacy", Duty.PHARMACY, community.code()));
    people.add(new Person("quality", Duty.QUALITY, community.code()));
    clinic()
        .ifPresent(clinic -> {
          people.add(new Person("village", Duty.VILLAGE_DOCTOR, clinic.code()));
          manager(clinic)
              .ifPresent(hospital -> {
                people.add(new Person("town", Duty.TOWNSHIP_DOCTOR, hospital.code()));
                people.add(new Person("family", Duty.FAMILY_DOCTOR, hospital.code()));
              });
        });
    people.add(new Person("government", Duty.REVIEWER, county));
    people.add(new Person("city", Duty.REVIEWER, county.substring(0, 4)));
    people.add(new Person("bureau", Duty.INSURANCE_BUREAU, county));
    people.add(new Person("auditor", Duty.AUDITOR, county));
    people.addAll(officers(county));
    return people;
  }

  /** What concerns every community needs the others' people too. */
  private List<Person> otherDirectors(Community first) {
    var no = 1;
    var all = new ArrayList<Person>();
    for (var other : registry.snapshot().communities()) {
      if (other.id() != first.id() && no <= MOST_OTHERS) {
        all.add(new Person("director" + ++no, Duty.COMMUNITY_DIRECTOR, other.code()));
      }
    }
    return all;
  }

  /** A clinic that a hospital manages, so that both have people. */
  private Optional<Institution> clinic() {
    return registry.snapshot().institutions().stream()
        .filter(it -> it.kind() == InstitutionKind.VILLAGE_CLINIC && it.managedBy() != null)
        .findFirst();
  }

  private Optional<Institution> manager(Institution clinic) {
    return registry.snapshot().institutions().stream()
        .filter(it -> Integer.valueOf(it.id()).equals(clinic.managedBy()))
        .findFirst();
  }
}
