package org.yipanqi.simulation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.kernel.Problem;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.people.Names;
import org.yipanqi.simulation.people.People;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.places.County;

class SimulationTest {

  private static final YearMonth FROM = YearMonth.of(2019, 1);
  private static final YearMonth TO = YearMonth.of(2020, 12);

  @TempDir private Path folder;

  @Test
  void the_same_seed_gives_the_same_bytes() throws Exception {
    run("a", 600, 42);
    run("b", 600, 42);

    assertThat(digests("b"))
        .isEqualTo(digests("a"))
        .containsKeys(
            "truth/wrongs.csv", "truth/calibration.csv", "late/visits.csv", "manifest.txt");
  }

  @Test
  void another_seed_gives_another_county_of_the_same_places() throws Exception {
    run("a", 300, 1);
    run("b", 300, 2);

    assertThat(digests("b").get("visits.csv")).isNotEqualTo(digests("a").get("visits.csv"));
    assertThat(digests("b").get("persons.csv")).isNotEqualTo(digests("a").get("persons.csv"));
    assertThat(digests("b").get("divisions.csv")).isEqualTo(digests("a").get("divisions.csv"));
  }

  @Test
  void a_person_is_the_same_whoever_comes_before() {
    var span = new Span(FROM, TO);
    var people = new People(9, 500, span, County.of("445322"), new Names(), true);
    var last = people.person(500);
    for (var number = 1; number < 500; number++) {
      people.person(number);
    }

    assertThat(people.person(500)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"440882, 1321091", "440883, 10000000", "445322, 10000000"})
  void the_largest_county_has_an_identity_number_for_everybody(String code, int residents) {
    var people = new People(9, residents, new Span(FROM, TO), County.of(code), new Names(), true);
    var asked = new TreeSet<Integer>();
    for (var number = 1; number <= people.count(); number += 1_499) {
      asked.add(number);
    }
    for (var number = people.count() - 5_000; number <= people.count(); number++) {
      asked.add(number);
    }

    var numbers = asked.stream().map(number -> people.person(number).idNo()).toList();

    assertThat(numbers).hasSizeGreaterThan(5_900).doesNotHaveDuplicates();
  }

  @Test
  void children_born_to_temporary_residents_have_numbers_of_the_county() {
    var span = new Span(FROM, TO);
    var people = new People(9, 100_000, span, County.of("440882"), new Names(), true);
    var mother = people.person(people.count());
    var home = mother.homes().getFirst();

    var numbers =
        IntStream.range(0, 300)
            .mapToObj(child -> people.newborn(mother, home, span.firstDay()).idNo())
            .toList();

    assertThat(home.residency()).isEqualTo(Person.Residency.TEMPORARY);
    assertThat(numbers).doesNotHaveDuplicates().allMatch(no -> no.startsWith("44088220190101"));
  }

  @Test
  void the_returned_counts_are_the_rows_written() throws IOException {
    var rows = run("a", 200, 1);

    for (var file : rows.entrySet()) {
      var lines = Files.readAllLines(folder.resolve("a/" + file.getKey() + ".csv"));
      assertThat((long) lines.size() - 1).as(file.getKey()).isEqualTo(file.getValue());
    }
  }

  @Test
  void progress_ends_with_everybody() {
    var reached = new ArrayList<Integer>();
    var plan = new SimulationPlan("445322", 200, FROM, TO, 1, folder.resolve("p"));
    new Simulation(plan, ReadFolder.TODAY)
        .run((people, of) -> {
          reached.add(people);
          reached.add(of);
        });

    assertThat(reached.getLast()).isEqualTo(reached.get(reached.size() - 2)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"2019-01,2019-01", "2020-02,2020-03", "2021-05,2022-04", "2017-11,2019-02"})
  void any_months_can_be_simulated(YearMonth from, YearMonth to) {
    var plan = new SimulationPlan("445322", 150, from, to, 1, folder.resolve("m"));

    assertThat(new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {}).get("visits"))
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "999999, 1000, 2019-01, 2020-12, PLACE_UNKNOWN",
    "445322, 1000, 2020-12, 2020-11, MONTHS_REVERSED",
    "445322, 1000, 2009-12, 2010-11, TOO_EARLY",
    "445322, 1000, 2010-01, 2020-01, TOO_MANY_MONTHS",
    "445322, 99, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322, 10000001, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322, 0, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322, -7, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322117214, 7000000, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322117214, 49, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "4408, 100, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "4408, 20000001, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "4401, 1000000, 2019-01, 2020-12, PLACE_UNKNOWN",
    "445322117299, 100, 2019-01, 2020-12, PLACE_UNKNOWN",
    "郁南, 100, 2019-01, 2020-12, PLACE_UNKNOWN",
    "445322, 1000, 2026-01, 2026-11, NOT_OVER_YET",
  })
  void an_impossible_plan_is_refused_with_its_reason(
      String county, int residents, YearMonth from, YearMonth to, SimulationProblem reason) {
    var plan = new SimulationPlan(county, residents, from, to, 1, folder.resolve("x"));

    assertThatThrownBy(() -> new Simulation(plan, ReadFolder.TODAY))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(reason));
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "440884, 440883 吴川市",
    "44089, 4408 湛江市",
    "445322117299, 445322117214 港口村民委员会",
  })
  void an_unknown_place_is_told_the_nearest(String place, String nearest) {
    var plan = new SimulationPlan(place, 1000, FROM, TO, 1, folder);

    assertThatThrownBy(() -> new Simulation(plan, ReadFolder.TODAY))
        .hasMessageContaining(nearest)
        .hasMessageContaining("445322");
  }

  @Test
  void a_disk_too_small_is_told_with_both_numbers() {
    var seven = new SimulationPlan("4408", 7_000_000, FROM, FROM.plusMonths(11), 1, folder);
    var needed = Room.needed(seven);

    assertThat(needed).isBetween(10_000_000_000L, 25_000_000_000L);
    PlanCheck.checkRoom(needed, needed, folder);
    assertThatThrownBy(() -> PlanCheck.checkRoom(needed, 3_000_000_001L, folder))
        .hasMessageContaining("NOT_ENOUGH_SPACE")
        .hasMessageContaining(String.valueOf(Room.megabytes(needed)))
        .hasMessageContaining("3001");
  }

  @Test
  void a_run_that_is_cut_is_told_apart_and_goes_on() throws Exception {
    var whole = new SimulationPlan("4453", 5_000, FROM, FROM, 4, folder.resolve("whole"));
    new Simulation(whole, ReadFolder.TODAY).run((people, of) -> {});
    var cut = new SimulationPlan("4453", 5_000, FROM, FROM, 4, folder.resolve("cut"));
    assertThatThrownBy(() ->
            new Simulation(cut, ReadFolder.TODAY)
                .run((people, of) -> {
                  if (people > 2_000) {
                    throw new IllegalStateException("cut");
                  }
                }))
        .hasMessage("cut");

    assertThat(folder.resolve("cut/manifest.txt")).doesNotExist();
    assertThatThrownBy(() -> new Simulation(cut, ReadFolder.TODAY))
        .hasMessageContaining("FOLDER_UNFINISHED");
    var other = new SimulationPlan("4453", 5_000, FROM, FROM, 5, folder.resolve("cut"));
    assertThatThrownBy(() -> Simulation.goOn(other, ReadFolder.TODAY))
        .hasMessageContaining("FOLDER_OF_ANOTHER_PLAN");

    Simulation.goOn(cut, ReadFolder.TODAY).run((people, of) -> {});

    assertThat(digests("cut")).isEqualTo(digests("whole"));
  }

  @Test
  void a_city_is_shared_out_among_its_counties_as_in_the_census() {
    var parts =
        CityRun.parts(new SimulationPlan("4408", 6_981_236, FROM, TO, 1, folder)).stream()
            .collect(toMap(SimulationPlan::place, SimulationPlan::residents));

    assertThat(parts)
        .hasSize(9)
        .containsEntry("440881", 1_363_470)
        .containsEntry("440804", 337_723);
    assertThat(parts.values().stream().mapToInt(n -> n).sum()).isEqualTo(6_981_236);
  }

  @Test
  void nothing_is_overwritten() throws IOException {
    var file = Files.writeString(folder.resolve("notes.txt"), "keep me");

    var into = new SimulationPlan("445322", 100, FROM, TO, 1, folder);
    assertThatThrownBy(() -> new Simulation(into, ReadFolder.TODAY))
        .hasMessageContaining("FOLDER_NOT_EMPTY");
    var over = new SimulationPlan("445322", 100, FROM, TO, 1, file);
    assertThatThrownBy(() -> new Simulation(over, ReadFolder.TODAY))
        .hasMessageContaining("NOT_A_FOLDER");
  }

  private java.util.Map<String, Long> run(String name, int residents, long seed) {
    var plan = new SimulationPlan("445322", residents, FROM, TO, seed, folder.resolve(name));
    return new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
  }

  private TreeMap<String, String> digests(String name)
      throws IOException, NoSuchAlgorithmException {
    var digests = new TreeMap<String, String>();
    var root = folder.resolve(name);
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
