package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that nobody could fill in or check is refused, with its place and in words. */
class FormCheckTest {

  @TempDir Path folder;

  @Test
  void the_good_form_has_no_mistake() throws IOException {
    assertThat(SmallForm.read(folder, SmallForm.TEXT).mistakes()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          missing-chain      | chain: up                       | chain: down
          missing-clause     | - id: f1\\n    clause: c1 | - id: f1\\n    clause: c9
          kinds              | owner: institution              | owner: county
          duplicate          | {id: of_which, label            | {id: visits, label
          duplicate          | - {id: before, label            | - {id: value, label
          reserved-word      | - {id: before, label            | - {id: in, label
          unknown-name       | row.value - row.before          | row.value - row.behind
          unknown-name       | sum(clinics.paid) <=            | sum(clinics.money) <=
          wrong-type         | row.value - row.before          | row.value > row.before
          wrong-type         | sum(clinics.paid) <=            | sum(clinics.name) <=
          wrong-type         | work.of_which.value <= work.visits.value | work.of_which.value
          cycle              | work.of_which.value * 100.0 / work.visits.value | work.share.value + 1.0
          missing-rule       | {rule: clinic, line: due        | {rule: clinics, line: due
          missing-line       | {rule: clinic, line: due        | {rule: clinic, line: owed
          unanswered-ask     | line: due, answers: {months: row.months} | line: due, answers: {}
          wrong-type         | line: due, answers: {months: row.months} | line: due, answers: {months: row.name}
          unknown-unit       | figure: {formula: here.visits, unit: visits} | figure: {formula: here.visits, unit: trips}
          unknown-name       | formula: here.visits            | formula: here.trips
          missing-series     | figure: {formula: here.visits, unit: visits} | figure: {series: "9"}
          choices            | {id: kind, label: {zh: 类, en: Kind}, type: choice, choices: [{code: own, label: {zh: 公有, en: own}}, {code: rented, label: {zh: 租用, en: rented}}]} | {id: kind, label: {zh: 类, en: Kind}, type: choice}
          no-tolerance       | that: row.paid == row.due       | that: row.paid < row.due
          no-cells           | words: {zh: 拨款过多, en: Too much paid}, cells: [total.paid.value] | words: {zh: 拨款过多, en: Too much paid}
          unknown-name       | cells: [total.paid.value]       | cells: [total.spent.value]
          missing-section    | {id: paid-due, each: clinics    | {id: paid-due, each: shops
          missing-column     | cells: {more: {fill: {blank: true}}}} | cells: {less: {fill: {blank: true}}}}
          no-figure          | type: text, fill: {record: name} | type: int, fill: {figure: period}
          no-record          | rows: {over: village_clinic     | rows: {over: free
          persons-disclosed  | type: date}                     | type: date, disclosed: true}
          wrong-duty         | duty: township_doctor           | duty: reform_officer
          wrong-duty         | duty: township_doctor           | duty: emperor
          downwards          | at: county, duty: reform_officer, act: review | at: institution, duty: finance, act: review
          fill-first         | act: review                     | act: fill
          lock-last          | act: review                     | act: lock
          wrong-parameter    | params.own_day                  | params.money
          schema-enum        | missing: refuse                 | missing: guess
          schema-oneOf       | figure: {formula: here.visits, unit: visits} | figure: {formula: here.visits, unit: visits, series: "1"}
          """)
  void a_mistake_is_told_with_its_place(String code, String good, String bad) throws IOException {
    var text = SmallForm.TEXT;
    var from = good.replace("\\n", "\n").strip();
    if (code.equals("persons-disclosed")) {
      text = text.replace("over: village_clinic", "over: person");
    }
    if (code.equals("downwards")) {
      text =
          text.replace(
              "at: institution, duty: township_doctor", "at: community, duty: community_director");
    }
    assertThat(text).contains(from);
    var broken = text.replace(from, bad.replace("\\n", "\n").strip());

    var mistakes = SmallForm.read(folder, broken).mistakes();

    assertThat(mistakes).extracting(PackMistake::code).contains(code);
    assertThat(mistakes).allMatch(m -> m.line() > 0 && m.column() > 0);
  }

  /** Rows are a list or a mapping: what is meant as one is not called a bad other. */
  @Test
  void of_alternatives_only_the_one_that_was_meant_is_told() throws IOException {
    var reading = SmallForm.read(folder, SmallForm.TEXT.replace("most: 3}", "most: 5001}"));

    assertThat(reading.mistakes()).extracting(PackMistake::code).containsExactly("schema-maximum");
  }

  @Test
  void a_cell_carried_up_names_one_that_is_there_and_of_its_type() throws IOException {
    var above =
        """
          - id: f2
            clause: c1
            title: {zh: 汇总, en: Sum}
            short: {zh: 汇总, en: Sum}
            ours: true
            period: month
            owner: county
            chain: up
            sections:
              - id: all
                title: {zh: 全县, en: All}
                rows: {over: town_hospital}
                columns:
                  - {id: visits, label: {zh: 人次, en: Visits}, unit: visits, fill: {carried: {form: f1, section: work, row: visits, column: value, how: of_row}}}
        chains:
        """;
    var good = SmallForm.TEXT.replace("chains:\n", above);
    assertThat(SmallForm.read(folder, good).mistakes()).isEmpty();

    for (var bad :
        new String[] {
          "row: trips", "section: clinics", "form: f2", "column: before2", "how: list"
        }) {
      var key = bad.substring(0, bad.indexOf(':'));
      var broken = good.replaceAll("(carried: \\{.*?)" + key + ": \\w+", "$1" + bad);
      assertThat(SmallForm.read(folder, broken).mistakes())
          .as(bad)
          .extracting(PackMistake::code)
          .contains("carried");
    }
  }
}
