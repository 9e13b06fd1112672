package org.yipanqi.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scoring table's file may not say. */
class TableReaderTest {

  private static final String GOOD = Tables.text("three-communities.yaml");

  @Test
  void a_table_is_read_with_the_words_and_clauses_of_its_policy() {
    var table = Tables.threeCommunities();

    assertThat(table.criteria()).hasSize(6);
    assertThat(table.criterion("led").title().zh()).isEqualTo("政府主导");
    assertThat(table.criterion("led").source().clause()).isEqualTo("a6-1-1");
    assertThat(table.criterion("surgery").source())
        .isEqualTo(new Criterion.Source.OfSeries("25", 2, "a4-25"));
    assertThat(table.bands()).first().extracting(ScoringTable.Band::code).isEqualTo("excellent");
    assertThat(table.series()).containsExactly("25", "21-rate", "36", "32@G");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "weights | weight: 30 | weight: 29",
        "gap | from: 60, to: 75 | from: 61, to: 75",
        "overlap | from: 60, to: 75 | from: 59, to: 75",
        "gap | from: 85, to: 100 | from: 85, to: 99",
        "gap | {to: 60, share: 0} | {from: 10, to: 60, share: 0}",
        "gap | {from: 60, to: 80, share: 0.5} | {from: 60, to: 70, share: 0.5}",
        "out-of-range | {from: 80, share: 1} | {from: 80, share: 1.2}",
        "worse-gets-more | [1, 0.8, 0.5] | [1, 0.5, 0.8]",
        "line-of-one-point | none: 20, full: 50 | none: 50, full: 50",
        "unknown-series | series: \"25\" | series: \"999\"",
        "series-of-others | series: \"25\" | series: \"17\"",
        "unknown-standard | standard: 7 | standard: 11",
        "source | standard: 7 | title: {zh: 无, en: none}",
        "way-and-source | {by: line, none: 20, full: 50} | {by: stated}",
        "key-missing | met: 1, at_risk: 0.6, missed: 0 | met: 1, missed: 0",
        "unknown-word | otherwise: blocks | otherwise: zero",
        "unknown-state | not_reported: no_points | value: no_points",
        "key-missing | {otherwise: blocks, | {undecidable: blocks,",
        "unknown-key | partial: counts | partail: counts",
        "unknown-pack | pack: yunan-2020 | pack: nowhere-2020",
        "id-twice | id: referred | id: led",
        "no-date | from: 2020-01-01 | from: 2020-02-30",
        "yaml | title: {zh | title: {{zh",
      })
  void a_file_with_a_mistake_is_refused_and_says_where(String code, String right, String wrong) {
    assertThat(GOOD).contains(right);

    var reading = Tables.read(GOOD.replaceFirst(Pattern.quote(right), wrong));

    assertThat(reading.table()).isNull();
    assertThat(reading.mistakes()).extracting(TableMistake::code).contains(code);
    assertThat(reading.mistakes()).allSatisfy(it -> assertThat(it.line()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({"community, 32, 7", "department, 8, 0", "county, 9, 1"})
  void the_samples_have_no_mistake_and_say_that_they_are_ours(String about, int lines, int uses)
      throws IOException {
    var sample =
        Files.readString(Path.of("src/main/resources/evaluation", "yunan-2020-" + about + ".yaml"));

    var reading = Tables.read(sample.replace("{county}", "445322"));

    assertThat(reading.mistakes()).isEmpty();
    assertThat(Objects.requireNonNull(reading.table()).criteria()).hasSize(lines);
    assertThat(reading.table().uses()).hasSize(uses);
    assertThat(reading.table().ours()).isTrue();
  }

  @Test
  void a_departments_weights_add_up_by_themselves() throws IOException {
    var sample =
        Files.readString(Path.of("src/main/resources/evaluation/yunan-2020-department.yaml"))
            .replace("{county}", "445322");
    var table = Objects.requireNonNull(Tables.read(sample).table());
    assertThat(table.criteria("finance"))
        .extracting(Criterion::id)
        .containsExactly("tasks", "fiscal-share");
    assertThat(table.units()).filteredOn(it -> it.duty() != null).hasSize(1);

    var less = sample.replace("weight: 60, units: [finance]", "weight: 50, units: [finance]");
    assertThat(Tables.read(less).mistakes())
        .extracting(TableMistake::code)
        .containsExactly("weights");
    var other = sample.replace("units: [finance]", "units: [treasury]");
    assertThat(Tables.read(other).mistakes())
        .extracting(TableMistake::code)
        .containsExactly("unknown-unit", "weights");
  }

  @Test
  void what_rests_on_results_rests_on_a_clause_and_is_there_once() {
    var uses =
        GOOD.replace(
            "missing:",
            "uses:\n  - {for: pay, clause: r3, after_days: 30}\n  - {for: honours, clause: r3}\nmissing:");
    var table = Objects.requireNonNull(Tables.read(uses).table());
    assertThat(table.uses()).extracting(Use::afterDays).containsExactly(30, 15);

    assertThat(Tables.read(uses.replace("for: honours", "for: pay")).mistakes())
        .extracting(TableMistake::code)
        .containsExactly("use-twice");
    assertThat(Tables.read(uses.replace("clause: r3}", "clause: r99}")).mistakes())
        .extracting(TableMistake::code)
        .containsExactly("unknown-clause");
  }

  @Test
  void a_county_is_scored_by_the_countys_figures_and_departments_are_named() {
    var county = GOOD.replace("about: community", "about: county");
    assertThat(Tables.read(county).mistakes()).isEmpty();

    var nameless = GOOD.replace("about: community", "about: department");
    assertThat(Tables.read(nameless).mistakes())
        .extracting(TableMistake::code)
        .containsExactly("units");
  }
}
