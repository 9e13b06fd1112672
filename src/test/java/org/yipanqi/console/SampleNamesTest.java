package org.yipanqi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.simulation.KnownCounty;
import org.yipanqi.simulation.Simulation;
import org.yipanqi.simulation.SimulationPlan;

/** What one types after {@code --sample}, and what comes of it. */
class SampleNamesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @TempDir private static Path folder;

  private final SampleNames names = new SampleNames();

  @ParameterizedTest
  @CsvSource({
    "yunan, 445322",
    "zhanjiang, 440823",
    "xinchang, 330624",
    "qinzhou, 450721",
    "hunan-yongshun, 433127",
    "hunan-liuyang, 430181",
    "hunan-longshan, 433130",
    "hunan-dongan, 431122",
    "zhanjiang-xuwen, 440825",
    "qinzhou-pubei, 450722",
    "' Xinchang ', 330624",
    "浏阳, 430181",
    "灵山县, 450721",
    "430121, 430121",
    "445302, 445302",
  })
  void a_name_or_a_code_means_one_county(String asked, String code) {
    assertThat(names.county(asked)).map(KnownCounty::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunan", "hunan-", "liuyang", "zhanjiang-chikan", "999999", "4408"})
  void what_means_no_county_is_answered_with_the_names(String asked) {
    assertThat(names.county(asked)).isEmpty();
    assertThat(names.like(asked)).isNotBlank();
  }

  @Test
  void whoever_names_a_region_is_told_its_counties_and_others_the_policies_names() {
    assertThat(names.like("zhanjiang-foo").split(" "))
        .containsExactly(
            "zhanjiang-suixi",
            "zhanjiang-xuwen",
            "zhanjiang-lianjiang",
            "zhanjiang-leizhou",
            "zhanjiang-wuchuan");
    assertThat(names.like("foo").split(" "))
        .contains("yunan", "zhanjiang", "xinchang", "qinzhou", "hunan-liuyang", "hunan-…");
  }

  @Test
  void every_name_of_hunan_that_is_told_means_a_county_of_its_own() {
    var told = names.like("hunan-?").split(" ");
    var codes = new HashSet<String>();

    for (var name : told) {
      codes.add(names.county(name).orElseThrow(() -> new AssertionError(name)).code());
    }

    assertThat(told).hasSize(123);
    assertThat(codes).hasSize(123).allMatch(code -> code.startsWith("43"));
  }

  @ParameterizedTest
  @CsvSource({
    "yunan, 2020-01-01, 37000, 2019-01, 2020-12",
    "hunan-yongshun, 2020-06-02, 37000, 2019-01, 2020-12",
    "xinchang, 2022-03-01, 37000, 2021-01, 2022-12",
    "hunan-guzhang, 2020-06-02, 10879, 2019-01, 2020-12",
    "qinzhou, 2026-01-01, 37000, 2025-01, 2026-10",
  })
  void a_sample_is_a_tenth_of_the_people_in_the_documents_first_year_and_the_one_before(
      String name, LocalDate effect, int residents, YearMonth first, YearMonth last) {
    var county = names.county(name).orElseThrow();

    assertThat(Sample.of(county, effect, TODAY))
        .isEqualTo(new Sample(county, residents, first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zhanjiang",
        "xinchang",
        "qinzhou",
        "hunan-yongshun",
        "hunan-liuyang",
        "hunan-nanyue",
        "hunan-furong"
      })
  void every_sample_can_be_simulated(String name) {
    var code = names.county(name).orElseThrow().code();
    var months = YearMonth.of(2020, 12);
    var plan = new SimulationPlan(code, 300, months, months, 7, folder.resolve(name));

    var rows =
        new Simulation(plan, Clock.fixed(Instant.parse("2026-11-26T00:00:00Z"), ZoneId.of("UTC")))
            .run((_, _) -> {});

    assertThat(rows.get("persons")).isGreaterThan(300);
    assertThat(rows).allSatisfy((file, count) -> assertThat(count).as(file).isNotNegative());
    assertThat(rows.get("visits")).isPositive();
    assertThat(rows.get("posts")).isPositive();
  }
}
