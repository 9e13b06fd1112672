package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;

/** A pack with a mistake is refused whole, and every mistake is told with its place. */
class PackCheckTest {

  private static final String GOOD =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      calendar: {closes_after_days: 5}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      parameters:
        - {id: strict, type: bool, value: true, label: {zh: 从严, en: Strict}, note: {zh: 样例, en: Sample}, clause: c1, ours: true}
      items:
        - {id: "1", no: 1, clause: c1, title: {zh: 任务, en: Task}, kind: figure, units: [], units_stated: false, due: null, due_stated: false, evidence: null, series: ["s1"]}
      measures:
        - id: visits
          label: {zh: 诊疗人次, en: Visits}
          fact: visit
          axis: performer
          aggregate: count
          where: kind == "outpatient" || !params.strict
          unit: visits
          clause: c1
        - id: patients
          label: {zh: 住院人数, en: Inpatients}
          fact: admission
          axis: performer
          aggregate: distinct
          of: person
          unit: persons
          clause: c1
        - id: money
          label: {zh: 收入, en: Income}
          fact: income
          axis: performer
          aggregate: sum
          of: amount
          clause: c1
        - id: doctors
          label: {zh: 医师, en: Doctors}
          fact: post
          axis: workplace
          aggregate: count
          where: category == "doctor"
          over_time: last
          unit: persons
          clause: c1
        - id: money_each
          label: {zh: 人均收入, en: Income each}
          formula: money / doctors
          clause: c1
      series:
        - id: "s1"
          item: "1"
          title: {zh: 占比, en: Share}
          short: {zh: 占比, en: Share}
          clause: c1
          unit: percent
          formula: town.visits / community.visits
          levels: [county, community]
          direction: up
          targets: [{op: ">=", value: 60, due: 2020-12-31, clause: c1}, {rising: true, clause: c1}]
      """;

  @TempDir Path folder;

  private PackReader.Reading check(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FactCatalogue.load());
  }

  @Test
  void the_good_pack_is_taken() throws IOException {
    var reading = check(GOOD);

    assertThat(reading.mistakes()).isEmpty();
    assertThat(reading.pack()).isPresent();
  }

  @ParameterizedTest(name = "{2} at line {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fact: visit|fact: visitt|unknown-fact|14|11",
        "axis: performer|axis: helper|unknown-axis|15|11",
        "of: amount|of: amounts|unknown-column|33|9",
        "kind == \"outpatient\"|kynd == \"outpatient\"|unknown-name|17|12",
        "kind == \"outpatient\"|kind == \"outpatients\"|unknown-code|17|20",
        "kind == \"outpatient\"|kind == 3|wrong-type|17|17",
        "kind == \"outpatient\"|icd10 == \"I10\"|unguarded|17|12",
        "kind == \"outpatient\"|kind == |expression|17|20",
        "!params.strict|!params.strikt|unknown-name|17|37",
        "town.visits / community.visits|town.visits / community.patients|unit-mismatch|55|14",
        "town.visits / community.visits|town.visits + town.money|unit-mismatch|55|14",
        "town.visits / community.visits|(town.patients + town.patients) / town.patients|not-additive|55|14",
        "town.visits / community.visits|town.visits / village.visits|unknown-name|55|28",
        "town.visits / community.visits|town.visits|unit-mismatch|55|14",
        "money / doctors|money_each / doctors|cycle|44|5",
        "value: 60, due: 2020-12-31, clause: c1|value: 60, due: 2020-12-31, clause: c9|missing-clause|58|62",
        "due: 2020-12-31|due: 2020-02-30|impossible-date|58|42",
        "id: patients|id: visits|duplicate|20|5",
        "over_time: last|over_time: first|schema-enum|41|16",
        "unit: percent|unit: per_cent|schema-enum|54|11",
        "aggregate: distinct|aggregate: sum|not-additive|25|9",
        "type: bool, value: true|type: bool, value: maybe|wrong-value|8|37",
        "  - {id: c1, place: 一|  - {id: c1, id: c2, place: 一|duplicate-key|6|14",
        "direction: up|direction: down|direction|58|14",
        "where: category == \"doctor\"|where: category == \"doctor\" && level|unknown-name|40|36",
        "calendar: {closes_after_days: 5}|calendar: {closes_after_days: 5|yaml|5|8"
      })
  void a_mistake_is_told_with_its_place(
      String right, String wrong, String code, int line, int column) throws IOException {
    assertThat(GOOD).contains(right);

    var reading =
        check(
            GOOD.replaceFirst(
                java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong)));

    assertThat(reading.pack()).isEmpty();
    assertThat(reading.mistakes())
        .extracting(m -> m.code() + " " + m.line() + ":" + m.column())
        .contains(code + " " + line + ":" + column);
  }

  @Test
  void every_mistake_is_reported_at_once() throws IOException {
    var reading =
        check(
            GOOD.replace("fact: income", "fact: incomes")
                .replace("category == \"doctor\"", "category == 1")
                .replace("2020-12-31", "2020-13-01"));

    assertThat(reading.mistakes())
        .extracting(PackMistake::code)
        .contains("unknown-fact", "wrong-type", "impossible-date");
  }

  @Test
  void a_stock_cant_be_taken_from_events() throws IOException {
    var reading =
        check(
            GOOD.replace(
                "    aggregate: count\n    where: kind",
                "    aggregate: count\n    over_time: mean\n    where: kind"));

    assertThat(reading.mistakes()).extracting(PackMistake::code).contains("not-a-stock");
  }

  @Test
  void two_versions_of_a_definition_need_two_dates() throws IOException {
    var second =
        """
          - id: visits
            from: 2021-01-01
            label: {zh: 诊疗人次, en: Visits}
            fact: visit
            axis: performer
            aggregate: count
            unit: visits
            clause: c1
        series:
        """;

    var pack = check(GOOD.replace("series:\n", second)).pack().orElseThrow();

    var early =
        (Measure.Base) pack.measure("visits", java.time.LocalDate.of(2020, 12, 31)).orElseThrow();
    var late =
        (Measure.Base) pack.measure("visits", java.time.LocalDate.of(2021, 1, 31)).orElseThrow();
    assertThat(early.whereText()).isNotEmpty();
    assertThat(late.whereText()).isEmpty();
    assertThat(early.digest()).isNotEqualTo(late.digest());
  }

  @Test
  void equal_filters_are_one_computation_whatever_the_parameters_are_called() throws IOException {
    var by = check(GOOD).pack().orElseThrow();
    var plain =
        check(GOOD.replace("kind == \"outpatient\" || !params.strict", "kind == \"outpatient\""))
            .pack()
            .orElseThrow();

    var day = java.time.LocalDate.of(2020, 6, 30);
    assertThat(((Measure.Base) by.measure("visits", day).orElseThrow()).digest())
        .isEqualTo(((Measure.Base) plain.measure("visits", day).orElseThrow()).digest());
  }

  @Test
  void a_folder_without_files_is_told() throws IOException {
    assertThat(PackReader.read(folder, FactCatalogue.load()).mistakes())
        .extracting(PackMistake::code)
        .isEqualTo(List.of("empty-pack"));
  }
}
