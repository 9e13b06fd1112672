package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.lineage.Lineage;
import org.yipanqi.kernel.Period;

/**
 * The truth: a county small enough to be counted with a pencil, whose every figure is worked out in
 * {@code paper-county/case.md}. The engine must give exactly these.
 */
@SpringBootTest
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperCountyTest {

  private static final Path FOLDER = Path.of("src/test/resources/paper-county");

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Lineage lineage;
  @Autowired private Chains chains;
  @Autowired private org.yipanqi.policy.Policies policies;

  @BeforeAll
  void theCountyIsImported() {
    for (var folder : List.of(FOLDER.resolve("files"), FOLDER.resolve("corrections"))) {
      for (var result : imports.importFolder(Caller.operator(), folder)) {
        assertThat(result.state())
            .as("%s: %s %s", result.format(), result.message(), result.errors())
            .isEqualTo(ImportState.DONE);
      }
    }
    cells.catchUp();
  }

  @Test
  void every_figure_is_as_counted_by_hand() throws IOException {
    var wrong = new ArrayList<String>();
    var evaluated = new LinkedHashMap<String, Map<String, EvaluatedSeries>>();
    var rows = 0;
    for (var row : expected()) {
      rows++;
      var figures =
          evaluated.computeIfAbsent(
              row.get("scope") + " " + row.get("period"),
              _ -> evaluate(row.get("scope"), row.get("period")));
      compare(
          row, Objects.requireNonNull(figures.get(row.get("series")), row.get("series")), wrong);
    }
    assertThat(rows).isGreaterThan(500);
    assertThat(wrong).isEmpty();
  }

  @Test
  void cells_are_what_the_facts_give() {
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  private Map<String, EvaluatedSeries> evaluate(String scope, String period) {
    var result = new LinkedHashMap<String, EvaluatedSeries>();
    for (var one :
        evaluation
            .evaluate(Caller.operator(), "yunan-2020", Period.of(period), scope, true)
            .items()) {
      result.put(one.id(), one);
    }
    return result;
  }

  private static void compare(Map<String, String> row, EvaluatedSeries figure, List<String> wrong) {
    var name = row.get("series") + " " + row.get("scope") + " " + row.get("period") + " ";
    differ(name + "state", row.get("state"), figure.state().code(), wrong);
    number(name + "numerator", row.get("numerator"), figure.numerator(), wrong);
    number(name + "denominator", row.get("denominator"), figure.denominator(), wrong);
    number(name + "value", row.get("value"), figure.value(), wrong);
    if (!row.get("judgement").isEmpty()) {
      differ(name + "judgement", row.get("judgement"), figure.judgement().code(), wrong);
      number(name + "compared", row.get("compared_value"), figure.compared(), wrong);
    }
  }

  private static void number(
      String name, String expected, @Nullable BigDecimal actual, List<String> wrong) {
    var want = expected.isEmpty() ? null : new BigDecimal(expected);
    var have = actual == null ? null : actual.setScale(4, RoundingMode.HALF_UP);
    if (want == null ? have != null : have == null || have.compareTo(want) != 0) {
      wrong.add(name + ": by hand " + expected + ", computed " + actual);
    }
  }

  private static void differ(String name, String expected, String actual, List<String> wrong) {
    if (!expected.equals(actual)) {
      wrong.add(name + ": by hand " + expected + ", computed " + actual);
    }
  }

  private static List<Map<String, String>> expected() throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("expected.csv"))) {
      csv.forEach(record -> rows.add(record.getFieldsAsMap()));
    }
    return rows;
  }
}
