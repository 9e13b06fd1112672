package org.yipanqi.simulation;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.kernel.Problem;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.people.Names;
import org.yipanqi.simulation.people.People;
import org.yipanqi.simulation.places.County;

class SimulationTest {

  private static final YearMonth FROM = YearMonth.of(2019, 1);
  private static final YearMonth TO = YearMonth.of(2020, 12);

  @TempDir private Path folder;

  @Test
  void the_same_seed_gives_the_same_bytes() throws Exception {
    run("a", 600, 42);
    run("b", 600, 42);

    assertThat(digests("b")).isEqualTo(digests("a"));
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

    assertThat(new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {}).get("visits")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "999999, 1000, 2019-01, 2020-12, PLACE_UNKNOWN",
    "445322, 1000, 2020-12, 2020-11, MONTHS_REVERSED",
    "445322, 1000, 2009-12, 2010-11, TOO_EARLY",
    "445322, 1000, 2010-01, 2020-01, TOO_MANY_MONTHS",
    "445322, 99, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
    "445322, 10000001, 2019-01, 2020-12, RESIDENTS_OUT_OF_RANGE",
  })
  void an_impossible_plan_is_refused_with_its_reason(
      String county, int residents, YearMonth from, YearMonth to, SimulationProblem reason) {
    var plan = new SimulationPlan(county, residents, from, to, 1, folder.resolve("x"));

    assertThatThrownBy(() -> new Simulation(plan, ReadFolder.TODAY))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(reason));
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void an_unknown_county_is_told_which_ones_exist() {
    var plan = new SimulationPlan("440104", 1000, FROM, TO, 1, folder);

    assertThatThrownBy(() -> new Simulation(plan, ReadFolder.TODAY)).hasMessageContaining("445322");
  }

  @Test
  void nothing_is_overwritten() throws IOException {
    var file = Files.writeString(folder.resolve("notes.txt"), "keep me");

    assertThatThrownBy(() -> new Simulation(new SimulationPlan("445322", 100, FROM, TO, 1, folder), ReadFolder.TODAY))
        .hasMessageContaining("FOLDER_NOT_EMPTY");
    assertThatThrownBy(() -> new Simulation(new SimulationPlan("445322", 100, FROM, TO, 1, file), ReadFolder.TODAY))
        .hasMessageContaining("NOT_A_FOLDER");
  }

  private java.util.Map<String, Long> run(String name, int residents, long seed) {
    var plan = new SimulationPlan("445322", residents, FROM, TO, seed, folder.resolve(name));
    return new Simulation(plan, ReadFolder.TODAY).run((people, of) -> {});
  }

  private TreeMap<String, String> digests(String name)
      throws IOException, NoSuchAlgorithmException {
    var digests = new TreeMap<String, String>();
    try (var files = Files.list(folder.resolve(name))) {
      for (var file : files.toList()) {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
