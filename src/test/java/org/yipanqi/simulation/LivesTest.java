package org.yipanqi.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People live together, fall ill and stay so, and their children are theirs. */
class LivesTest {

  private static final int RESIDENTS = 5_000;

  @TempDir private static Path folder;

  private static ReadFolder county;
  private static Map<String, ReadFolder.Row> persons;

  @BeforeAll
  static void write() throws IOException {
    var out = folder.resolve("county");
    var months = YearMonth.of(2019, 1);
    var plan =
        new SimulationPlan("445322", RESIDENTS, months, months.plusMonths(23), 8, false, out);
    new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
    county = new ReadFolder(out);
    persons = county.rows("persons").stream().collect(toMap(r -> r.get("person_no"), r -> r));
  }

  @Test
  void a_household_has_one_phone_and_one_village() throws IOException {
    var villages =
        county.rows("residences").stream()
            .filter(r -> r.get("valid_from").equals("2019-01-01"))
            .filter(r -> r.get("division").startsWith("445322"))
            .collect(groupingBy(r -> persons.get(r.get("person")).get("phone")));
    var households = persons.values().stream().collect(groupingBy(r -> r.get("phone")));

    assertThat((double) RESIDENTS / households.size()).isCloseTo(3.2, within(0.8));
    assertThat(persons.values().stream().map(r -> r.get("phone") + r.get("address")).distinct())
        .as("each has an address of its own")
        .hasSameSizeAs(households.keySet());
    assertThat(persons.values().stream().map(r -> r.get("address")).distinct())
        .hasSameSizeAs(households.keySet())
        .allMatch(address -> address.matches("郁南县.+\\d+号"));
    for (var household : villages.values()) {
      var places = household.stream().map(r -> r.get("division")).collect(toSet());
      assertThat(places).hasSizeLessThanOrEqualTo(2);
    }
    var single =
        villages.values().stream()
            .filter(h -> h.stream().map(r -> r.get("division")).distinct().count() == 1)
            .count();
    assertThat(single).isGreaterThan(villages.size() * 95L / 100);
  }

  @Test
  void a_household_signs_with_one_team_on_one_day() throws IOException {
    var signed =
        county.rows("contracts").stream()
            .collect(
                groupingBy(r ->
                    persons.get(r.get("person")).get("phone")
                        + r.get("signed_on").substring(0, 4)));

    assertThat(signed.values()).anyMatch(household -> household.size() > 2);
    for (var household : signed.values()) {
      assertThat(household.stream().map(r -> r.get("signed_on")).distinct()).hasSize(1);
      assertThat(household.stream().map(r -> r.get("team")).distinct()).hasSize(1);
    }
  }

  @Test
  void a_newborn_has_a_mother_in_its_household_who_gave_birth_that_day() throws IOException {
    var births = new HashSet<String>();
    county.rows("pregnancies").stream()
        .filter(r -> !r.get("delivered_on").isEmpty())
        .forEach(
            r -> births.add(persons.get(r.get("person")).get("phone") + r.get("delivered_on")));
    var newborn =
        persons.values().stream()
            .filter(r -> r.get("birth_date").compareTo("2019-10-01") > 0)
            .toList();

    assertThat(newborn.size()).isBetween(RESIDENTS / 120, RESIDENTS / 45);
    assertThat(newborn).allMatch(r -> births.contains(r.get("phone") + r.get("birth_date")));
  }

  @Test
  void a_persons_readings_hang_together_and_others_differ() throws IOException {
    var within = new ArrayList<Double>();
    var means = new ArrayList<Double>();
    readings().values().stream()
        .filter(ofOne -> ofOne.size() >= 6)
        .forEach(ofOne -> {
          within.add(spread(ofOne));
          means.add(mean(ofOne));
        });

    assertThat(means).hasSizeGreaterThan(50);
    assertThat(mean(within)).isBetween(4.0, 9.0);
    assertThat(spread(means)).isGreaterThan(1.3 * mean(within));
  }

  @Test
  void illness_goes_on_begins_and_some_stop_coming() throws IOException {
    var enrolled =
        county.rows("enrolments").stream()
            .filter(r -> r.get("disease").equals("hypertension"))
            .collect(groupingBy(r -> r.get("person")));
    var last = readingDays();
    var later =
        enrolled.values().stream()
            .filter(e -> !e.getFirst().get("valid_from").equals("2019-01-01"));
    var lost =
        enrolled.entrySet().stream()
            .filter(e -> e.getValue().getFirst().get("valid_from").equals("2019-01-01"))
            .filter(e -> e.getValue().getLast().get("valid_to").isEmpty())
            .filter(e -> last.getOrDefault(e.getKey(), "").compareTo("2020-06-01") < 0)
            .count();

    assertThat(later.count()).isGreaterThan(enrolled.size() / 20);
    assertThat(lost).isBetween(enrolled.size() / 50L, enrolled.size() / 4L);
  }

  @Test
  void winter_is_the_time_of_coughs() throws IOException {
    var visits = county.rows("visits");

    assertThat(coughs(visits, "01")).isGreaterThan(1.3 * coughs(visits, "07"));
  }

  @Test
  void the_calibration_stands_beside_the_bulletins() throws IOException {
    var written = new ReadFolder(folder.resolve("county/truth")).rows("calibration");
    var lines = Simulation.calibration(folder.resolve("county"));

    assertThat(written).hasSameSizeAs(lines).hasSizeGreaterThan(12);
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      assertThat(written.get(i).get("figure")).isEqualTo(line.code());
      assertThat(written.get(i).get("simulated")).isEqualTo(String.valueOf(line.simulated()));
      assertThat(written.get(i).fields()).doesNotContain("");
      assertThat(line.difference())
          .isEqualByComparingTo(line.simulated().subtract(line.bulletin()));
    }
    assertThat(lines.getFirst().simulated().doubleValue()).isBetween(6.0, 8.5);
  }

  private static double coughs(List<ReadFolder.Row> visits, String month) {
    var ofMonth = visits.stream().filter(r -> r.get("visited_on").substring(5, 7).equals(month));
    return ofMonth.mapToInt(r -> r.get("icd10").startsWith("J") ? 1 : 0).average().orElse(0);
  }

  private static Map<String, List<Double>> readings() throws IOException {
    return county.rows("follow_ups").stream()
        .filter(r -> r.get("disease").equals("hypertension") && !r.get("sbp").isEmpty())
        .collect(
            groupingBy(
                r -> r.get("person"),
                java.util.stream.Collectors.mapping(
                    r -> Double.valueOf(r.get("sbp")), java.util.stream.Collectors.toList())));
  }

  private static Map<String, String> readingDays() throws IOException {
    return county.rows("follow_ups").stream()
        .filter(r -> r.get("disease").equals("hypertension"))
        .collect(
            toMap(
                r -> r.get("person"),
                r -> r.get("followed_on"),
                (a, b) -> a.compareTo(b) > 0 ? a : b));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElse(0);
  }

  private static double spread(List<Double> values) {
    var mean = mean(values);
    return Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
