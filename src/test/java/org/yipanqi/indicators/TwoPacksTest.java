package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/** Another pack beside the first: other parameters, other numbers, each its own. */
@SpringBootTest(properties = "tests.database=two-packs")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoPacksTest {

  private static final Path YUNAN = Path.of("policies/yunan-2020");
  private static final Period MAY = Period.of("2020-05");

  @TempDir private static Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Policies policies;

  private Map<String, EvaluatedSeries> before = Map.of();

  @BeforeAll
  void anotherPackComesWhenTheCountyIsIn() throws IOException {
    PaperCounty.comesIn(imports, cells);
    before = figures("yunan-2020", "990101-C1");
    var copy = Files.createDirectory(folder.resolve("by-home-2020"));
    try (var files = Files.list(YUNAN)) {
      for (var file : files.toList()) {
        var text =
            Files.readString(file)
                .replace("pack: yunan-2020", "pack: by-home-2020")
                .replace("value: workplace", "value: home");
        Files.writeString(copy.resolve(file.getFileName()), text);
      }
    }
    Files.writeString(
        copy.resolve("more.yaml"),
        """
        measures:
          - id: emergencies
            label: {zh: 急诊人次, en: Emergency visits}
            fact: visit
            axis: performer
            aggregate: count
            where: kind == "emergency"
            unit: visits
            clause: a4-32
        series:
          - id: "X1"
            indicator: 16
            title: {zh: 急诊占比, en: Share of emergencies}
            short: {zh: 急诊占比, en: Emergencies}
            clause: a4-32
            unit: percent
            formula: here.emergencies / here.visits
            levels: [county, community]
            direction: none
            targets: []
        """);
    var reading = policies.load(copy);
    assertThat(reading.mistakes()).isEmpty();
  }

  /**
   * May 2020, first community: S04 of A1 (7 000 yuan) works at T1. By workplace T1 and T3 pay 25
   * 720 to 5.0 staff = 5 144, A1 23 100 to 3 = 7 700, so 66.8052 %. By home institution T1 and T3
   * pay 18 720 to 4.0 = 4 680, A1 30 100 to 4 = 7 525, so 62.1927 %.
   */
  @Test
  @Order(2)
  void each_pack_has_its_own_numbers() {
    cells.catchUp();

    var byWorkplace = figures("yunan-2020", "990101-C1");
    var byHome = figures("by-home-2020", "990101-C1");

    assertThat(byWorkplace).isEqualTo(before);
    assertThat(value(byWorkplace, "12")).isEqualByComparingTo("66.8052");
    assertThat(value(byHome, "12")).isEqualByComparingTo("62.1927");
    assertThat(byHome.get("32")).isEqualTo(byWorkplace.get("32"));
    assertThat(byHome.get("36")).isEqualTo(byWorkplace.get("36"));
  }

  /** A refresh may be under way beside the test: the figure is there or not, never half. */
  @Test
  @Order(1)
  void until_its_cells_are_computed_a_new_measure_is_not_called_zero() {
    var share = Objects.requireNonNull(figures("by-home-2020", "990101-C1").get("X1"));

    if (share.state() == State.NOT_REPORTED) {
      assertThat(share.value()).isNull();
    } else {
      assertThat(share.value()).isEqualByComparingTo("16.6667");
    }
  }

  /** In May 2020 one of the six visits of the community was an emergency, at A1. */
  @Test
  @Order(3)
  void a_measure_new_in_a_pack_is_filled_before_it_is_shown() {
    cells.catchUp();

    assertThat(value(figures("by-home-2020", "990101-C1"), "X1")).isEqualByComparingTo("16.6667");
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  private static BigDecimal value(Map<String, EvaluatedSeries> figures, String id) {
    return Objects.requireNonNull(Objects.requireNonNull(figures.get(id)).value());
  }

  private Map<String, EvaluatedSeries> figures(String pack, String scope) {
    var all = new LinkedHashMap<String, EvaluatedSeries>();
    evaluation
        .evaluate(Caller.operator(), pack, MAY, scope, true)
        .items()
        .forEach(it -> all.put(it.id(), it));
    return all;
  }
}
