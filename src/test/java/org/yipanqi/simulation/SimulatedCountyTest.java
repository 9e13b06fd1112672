package org.yipanqi.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.simulation.places.Census;

/** A small county of 4 000 people: is it the county it says it is? */
class SimulatedCountyTest {

  private static final int RESIDENTS = 4_000;

  @TempDir private static Path folder;

  private static ReadFolder county;

  @BeforeAll
  static void write() {
    var out = folder.resolve("county");
    var plan =
        new SimulationPlan(
            "445322", RESIDENTS, YearMonth.of(2019, 1), YearMonth.of(2020, 12), 11, out);
    new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
    county = new ReadFolder(out);
  }

  @Test
  void the_registry_is_the_one_of_the_plan() throws IOException {
    var rows = county.rows("institutions");
    var hospitals = rows.stream().filter(r -> !r.get("kind").equals("village_clinic")).toList();
    var organisations =
        hospitals.stream()
            .map(r -> r.get("organisation").isEmpty() ? r.get("code") : r.get("organisation"))
            .collect(toSet());
    var members =
        county.rows("community_members").stream()
            .collect(groupingBy(r -> r.get("community")))
            .values()
            .stream()
            .map(List::size);

    assertThat(hospitals).hasSize(19);
    assertThat(organisations).hasSize(17);
    assertThat(hospitals.stream().filter(r -> r.get("kind").contains("town"))).hasSize(15);
    assertThat(members).containsExactlyInAnyOrder(6, 7, 6);
    assertThat(rows).hasSize(19 + 200);
    assertThat(rows.stream().filter(r -> r.get("sample").equals("true"))).hasSize(200);
  }

  @Test
  void a_village_of_a_town_has_one_clinic_and_a_farm_none() throws IOException {
    var clinics =
        county.rows("institutions").stream()
            .filter(r -> r.get("kind").equals("village_clinic"))
            .map(r -> r.get("division"))
            .collect(toSet());
    var villages =
        county.column("divisions", "code").stream()
            .filter(code -> code.length() == 12)
            .filter(code -> Integer.parseInt(code.substring(6, 9)) < 400)
            .collect(toSet());

    assertThat(clinics).isEqualTo(villages);
  }

  @Test
  void people_are_of_the_sex_and_age_that_the_census_says() throws IOException {
    var census = new Census("445322");
    var total = census.people();
    var here = new HashSet<String>();
    county.rows("residences").stream()
        .filter(r -> r.get("residency").equals("permanent"))
        .filter(r -> r.get("valid_from").equals("2019-01-01"))
        .forEach(r -> here.add(r.get("person")));
    var eve = LocalDate.of(2018, 12, 31);
    var counted = new HashMap<String, Integer>();
    for (var row : county.rows("persons")) {
      var born = LocalDate.parse(row.get("birth_date"));
      if (here.contains(row.get("person_no")) && !born.isAfter(eve)) {
        var age = Period.between(born, eve).getYears();
        counted.merge(row.get("sex") + band(age), 1, Integer::sum);
      }
    }

    for (var cell : census.cells()) {
      var sex = cell.male() ? "male" : "female";
      if (cell.from() < 85) {
        assertThat((double) counted.getOrDefault(sex + band(cell.from()), 0))
            .as("%s from %s", sex, cell.from())
            .isCloseTo(cell.people() / total * RESIDENTS, within(2.0));
      }
    }
  }

  @Test
  void people_are_spread_over_all_towns() throws IOException {
    var towns =
        county.column("residences", "division").stream()
            .filter(d -> d.startsWith("445322"))
            .map(d -> d.substring(0, 9))
            .collect(toSet());

    assertThat(towns).hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void visits_come_in_the_number_and_season_intended() throws IOException {
    var visits = county.rows("visits");
    var months = visits.stream().collect(groupingBy(r -> r.get("visited_on").substring(5, 7)));
    var perYear = visits.size() / 2.0 / RESIDENTS;

    assertThat(perYear).isBetween(6.0, 7.6);
    assertThat(months.get("01").size()).isGreaterThan(months.get("08").size());
    var blank = visits.stream().filter(r -> r.get("person").isEmpty()).count();
    assertThat(blank).isPositive().isLessThan(visits.size() / 20);
  }

  @Test
  void nobody_is_treated_before_birth_or_after_death() throws IOException {
    var persons = county.rows("persons").stream().collect(toMap(r -> r.get("person_no"), r -> r));
    for (var row : county.rows("visits")) {
      var person = persons.get(row.get("person"));
      if (person != null) {
        var day = row.get("visited_on");
        assertThat(day).isGreaterThanOrEqualTo(person.get("birth_date"));
        assertThat(
                person.get("death_date").isEmpty() || person.get("death_date").compareTo(day) >= 0)
            .isTrue();
      }
    }
  }

  @Test
  void nobody_lies_in_two_hospitals_at_once() throws IOException {
    var stays = county.rows("admissions").stream().collect(groupingBy(r -> r.get("person")));
    for (var ofOne : stays.values()) {
      var sorted =
          ofOne.stream()
              .sorted((a, b) -> a.get("admitted_on").compareTo(b.get("admitted_on")))
              .toList();
      for (var i = 1; i < sorted.size(); i++) {
        assertThat(sorted.get(i - 1).get("discharged_on"))
            .isNotEmpty()
            .isLessThanOrEqualTo(sorted.get(i).get("admitted_on"));
      }
    }
  }

  @Test
  void an_operation_lies_within_its_stay_and_has_a_level_on_its_day() throws IOException {
    var stays =
        county.rows("admissions").stream()
            .collect(toMap(r -> r.get("source") + r.get("source_no"), r -> r));
    for (var row : county.rows("operations")) {
      var stay = stays.get(row.get("source") + row.get("admission_no"));
      var day = row.get("performed_on");
      assertThat(stay).isNotNull();
      assertThat(stay.get("institution")).isEqualTo(row.get("institution"));
      assertThat(day).isGreaterThanOrEqualTo(stay.get("admitted_on"));
      assertThat(
              stay.get("discharged_on").isEmpty() || stay.get("discharged_on").compareTo(day) >= 0)
          .isTrue();
      var levels =
          county
              .inForce("operation_levels", day)
              .filter(l -> l.get("code").equals(row.get("code")));
      assertThat(levels).hasSize(1);
    }
  }

  @Test
  void medical_income_is_what_visits_and_stays_cost() throws IOException {
    var bills =
        county.sum("visits", "total_amount", r -> true)
            + county.sum("admissions", "total_amount", r -> true);
    var income =
        county.sum(
            "income",
            "amount",
            r ->
                r.get("clearing").equals("false")
                    && !r.get("class").startsWith("fiscal")
                    && !r.get("class").equals("other"));

    assertThat(income).isCloseTo(bills, within(bills * 0.02));
  }

  @Test
  void a_persons_posts_never_make_more_than_one_whole() throws IOException {
    for (var day : List.of("2019-01-01", "2019-12-31", "2020-06-30", "2020-12-31")) {
      Map<String, List<ReadFolder.Row>> posts =
          county.inForce("posts", day).collect(groupingBy(r -> r.get("staff_no")));

      for (var ofOne : posts.values()) {
        var share = ofOne.stream().mapToDouble(r -> Double.parseDouble(r.get("share"))).sum();
        assertThat(share).isLessThanOrEqualTo(1.0001);
        assertThat(ofOne.stream().filter(r -> r.get("main_post").equals("true"))).hasSize(1);
      }
    }
  }

  @Test
  void the_gaps_are_where_the_guide_says() throws IOException {
    var missing = "445322-T116";
    var months =
        county.rows("income").stream()
            .filter(r -> r.get("institution").equals(missing))
            .map(r -> r.get("booked_on").substring(0, 7))
            .collect(toSet());
    var receipts =
        county.rows("receipts").stream()
            .filter(r -> r.get("institution").equals(missing) && r.get("fact").equals("income"));
    var signless =
        county.rows("bed_days").stream().filter(r -> r.get("institution").contains("-O"));

    assertThat(months).hasSize(22).doesNotContain("2020-08", "2020-09");
    assertThat(receipts).isEmpty();
    assertThat(signless).hasSize(1);
  }

  private static int band(int age) {
    return age == 0 ? 0 : age < 5 ? 1 : Math.min(85, age / 5 * 5);
  }
}
