package org.yipanqi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.indicators.PackEvaluation;
import org.yipanqi.indicators.UsualPlace;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PacksOfPlaces;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.simulation.files.ResourceTable;

/**
 * Two sample counties, small, through the import a first start uses: each stands under the document
 * that binds it, and its figures stand on records.
 */
@SpringBootTest(properties = "tests.database=samples")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {

  private static final int RESIDENTS = 300;
  private static final YearMonth FIRST = YearMonth.of(2020, 1);
  private static final YearMonth LAST = YearMonth.of(2020, 3);

  @Autowired private SimulatedSample samples;
  @Autowired private RunningSample running;
  @Autowired private FirstAccounts accounts;
  @Autowired private Policies policies;
  @Autowired private PacksOfPlaces packs;
  @Autowired private PackEvaluation evaluation;
  @Autowired private UsualPlace usualPlace;

  private final SampleNames names = new SampleNames();
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  void bothComeIn() {
    assertThat(samples.databaseIsEmpty()).isTrue();
    for (var name : List.of("zhanjiang", "hunan-yongshun")) {
      var county = names.county(name).orElseThrow();
      samples.load(Caller.operator(), new Sample(county, RESIDENTS, FIRST, LAST), told::add);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "yunan, yunan-2020, 2019-01, 2020-12",
    "zhanjiang, zhanjiang-2020, 2019-01, 2020-12",
    "xinchang, xinchang-2022, 2021-01, 2022-12",
    "qinzhou, qinzhou-2023, 2022-01, 2023-12",
    "hunan-yongshun, hunan-2020, 2019-01, 2020-12",
    "hunan-liuyang, hunan-2020, 2019-01, 2020-12",
  })
  void a_sample_stands_under_the_document_that_binds_it_in_that_documents_years(
      String name, String pack, YearMonth first, YearMonth last) {
    var county = names.county(name).orElseThrow();

    assertThat(packs.binding(county.code())).extracting(PolicyPack::id).containsExactly(pack);
    assertThat(samples.of(county))
        .hasValueSatisfying(sample -> {
          assertThat(sample.first()).isEqualTo(first);
          assertThat(sample.last()).isEqualTo(last);
        });
  }

  @Test
  void the_simulated_reform_begins_in_the_year_of_the_document() {
    for (var row : ResourceTable.read("counties.csv").all()) {
      for (var pack : packs.binding(row.text("code"))) {
        assertThat(YearMonth.parse(row.text("reform_from")).getYear())
            .as(row.text("code"))
            .isEqualTo(pack.document().effectiveFrom().getYear());
      }
    }
  }

  @Test
  void a_county_that_no_document_binds_is_no_sample() {
    assertThat(samples.of(names.county("440802").orElseThrow())).isEmpty();
  }

  @Test
  void a_database_that_holds_a_county_knows_which() {
    assertThat(samples.databaseIsEmpty()).isFalse();
    assertThat(samples.holds(names.county("zhanjiang").orElseThrow())).isTrue();
    assertThat(samples.holds(names.county("yunan").orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "zhanjiang-2020, 440823, Z-01",
    "zhanjiang-2020, 440823, Z-03",
    "zhanjiang-2020, 440823, Z-11",
    "zhanjiang-2020, 440823, Z-13",
    "hunan-2020, 433127, H-02b",
  })
  void the_figures_of_its_document_stand_on_its_records(String pack, String county, String series) {
    assertThat(usualPlace.of(policies.get(pack))).isEqualTo(county);

    var evaluated =
        evaluation.evaluate(Caller.operator(), pack, Period.of("2020-03"), county, false);

    assertThat(evaluated.items())
        .filteredOn(it -> it.id().equals(series))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isIn(State.VALUE, State.PARTIAL));
  }

  @Test
  void the_pack_of_a_county_comes_first_for_whoever_works_there() {
    assertThat(packs.all(Optional.of("433127")))
        .extracting(PolicyPack::id)
        .startsWith("hunan-2020")
        .hasSameSizeAs(policies.all());
    assertThat(packs.all(Optional.of("440823")))
        .extracting(PolicyPack::id)
        .startsWith("zhanjiang-2020");
  }

  @Test
  void somebody_may_come_in_for_each_duty_and_the_start_says_which_sample_runs() {
    accounts.ensure(Caller.operator(), told::add);

    assertThat(told).anyMatch(line -> line.contains("director"));
    assertThat(running.told()).hasValueSatisfying(line -> assertThat(line).contains("2020-01"));
  }
}
