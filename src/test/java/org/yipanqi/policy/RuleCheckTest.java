package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;

/** A rule that could answer wrongly, or not at all, is refused with its place and in words. */
class RuleCheckTest {

  private static final String GOOD =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      parameters:
        - {id: money, type: decimal, value: 6000, unit: yuan, label: {zh: 甲, en: M}, note: {zh: 甲, en: M}, clause: c1, ours: false}
        - {id: open, type: decimal, value: null, range: {least: 5, most: 10}, label: {zh: 乙, en: O}, note: {zh: 乙, en: O}, clause: c1, ours: true}
      measures:
        - {id: fiscal_income, label: {zh: 财政, en: Fiscal}, fact: income, axis: performer, aggregate: sum, of: amount, where: 'class in ["fiscal_basic", "fiscal_earmarked"]', clause: c1}
        - {id: medical_income, label: {zh: 医疗, en: Medical}, fact: income, axis: performer, aggregate: sum, of: amount, where: 'class != "other"', clause: c1}
        - {id: residents, label: {zh: 人, en: Residents}, fact: person_month, axis: residence, aggregate: count, unit: persons, clause: c1}
      rules:
        - id: clinic
          kind: amount
          clause: c1
          title: {zh: 经费, en: Money}
          subject: clinic
          asks:
            - {id: months, type: int, label: {zh: 月, en: Months}, range: {least: 0, most: 12}}
            - {id: place, type: choice, label: {zh: 地, en: Place}, choices: [{code: west, label: {zh: 西, en: West}}, {code: east, label: {zh: 东, en: East}}]}
            - {id: since, type: date, label: {zh: 起, en: Since}}
          tables:
            - id: split
              by: [place, months]
              rows:
                - {when: {place: west}, values: {province: 100, county: 0}}
                - {when: {place: east, months: {below: 6}}, values: {province: 50, county: 50}}
                - {when: {place: east, months: {from: 6}}, values: {province: params.open, county: 50}}
          lines:
            - {id: served, label: {zh: 满, en: Served}, value: "months(since, on)"}
            - {id: due, label: {zh: 应, en: Due}, clause: c1, value: "served > 0 ? params.money * months / 12 : 0.0", round: {places: 2}}
          gives: due
          shares:
            of: due
            parts:
              - {id: province, label: {zh: 省, en: Province}, weight: split.province}
              - {id: county, label: {zh: 县, en: County}, weight: split.county}
        - id: senior
          kind: eligibility
          clause: c1
          title: {zh: 副高, en: Senior}
          subject: staff
          pay: true
          asks:
            - {id: income, type: decimal, label: {zh: 收入, en: Income}, measure: fiscal_income}
          lines:
            - {id: enough, label: {zh: 够, en: Enough}, value: income >= 5, need: true}
      """;

  @TempDir Path folder;

  private PackReader.Reading check(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FactCatalogue.load());
  }

  private static String with(String right, String wrong) {
    assertThat(GOOD).contains(right);
    return GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
  }

  @Test
  void good_rules_are_taken_though_a_parameter_is_not_fixed() throws IOException {
    var reading = check(GOOD);

    assertThat(reading.mistakes()).isEmpty();
    assertThat(reading.pack().orElseThrow().rules()).hasSize(2);
    assertThat(reading.pack().orElseThrow().rules().getFirst().parameters())
        .containsExactlyInAnyOrder("money", "open");
  }

  @ParameterizedTest(name = "{2} at {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // tables
        "months: {from: 6}|months: {from: 5}|overlap|{when: {place: east, months: {from: 5}}",
        "months: {from: 6}|months: {from: 7}|gap|id: split",
        "months: {from: 6}|months: {from: 6, below: 12}|gap|id: split",
        "months: {from: 6}|months: [6, 7, 8, 9, 10, 11]|gap|id: split",
        "months: {from: 6}|months: {from: six}|wrong-type|six",
        "months: {from: 6}|months: {form: 6}|wrong-type|6}",
        "months: {from: 6}|months: six|wrong-value|six",
        "when: {place: west}|when: {place: wets}|wrong-value|wets",
        "when: {place: west}|when: {place: [west, wets]}|wrong-value|wets",
        "when: {place: west}|when: {place: west, months: {from: 13}}|dead-row|{when: {place: west",
        "when: {place: west}|when: {place: west, since: 3}|unknown-name|3}",
        "by: [place, months]|by: [place, moons]|unknown-name|moons",
        "by: [place, months]|by: [place, months, since]|wrong-type|since",
        "province: 50, county: 50|province: 50|columns-differ|{when: {place: east",
        "province: 50, county: 50|province: half, county: 50|wrong-type|{when: {place: east",
        "province: params.open|province: params.opened|unknown-name|params.opened",
        // names and types
        "params.money * months|params.mony * months|unknown-name|params.mony",
        "served > 0 ?|severed > 0 ?|unknown-name|severed",
        "\"months(since, on)\"|\"due\"|unknown-name|due",
        "\"months(since, on)\"|\"months(since, 3)\"|wrong-type|(since, 3)",
        "\"months(since, on)\"|\"on - since\"|wrong-type|- since",
        "\"months(since, on)\"|'place + \"x\"'|wrong-type|+ ",
        "\"months(since, on)\"|'place < \"x\" ? 1 : 2'|wrong-type|< ",
        "\"months(since, on)\"|'place == \"wets\" ? 1 : 2'|unknown-code|== ",
        "\"months(since, on)\"|'place in [\"west\", \"wets\"] ? 1 : 2'|unknown-code|in [",
        "\"months(since, on)\"|\"months(since, on) > 3\"|wrong-type|> 0 ?",
        "\"months(since, on)\"|\"months(since, on) % 3\"|unsupported|\"months(since, on) % 3\"",
        "\"months(since, on)\"|'size(\"x\")'|unsupported|'size(",
        "\"months(since, on)\"|\"months(since,\"|expression|\"}",
        "id: served, label|id: months, label|duplicate|{id: months",
        "id: served, label|id: on, label|duplicate|{id: on",
        "id: county, label|id: province, label|duplicate|{id: province",
        "value: income >= 5|value: income + 5|wrong-type|{id: enough",
        "served > 0 ? params.money * months / 12 : 0.0|served > 0|wrong-type|{id: due",
        // filled from records
        "label: {zh: 收入, en: Income}, measure|label: {zh: 收入, en: Income}, from: staff.salary, measure|unknown-name|staff.salary",
        "label: {zh: 收入, en: Income}, measure|label: {zh: 收入, en: Income}, from: staff.title, measure|wrong-type|staff.title",
        "label: {zh: 收入, en: Income}, measure|label: {zh: 收入, en: Income}, from: clinic.months_open, measure|unknown-name|clinic.months_open",
        "label: {zh: 收入, en: Income}, measure|label: {zh: 收入, en: Income}, from: rule.clinic, measure|missing-rule|rule.clinic",
        "label: {zh: 月, en: Months}, range|label: {zh: 月, en: Months}, from: staff.grassroots_months, range|unknown-name|staff.grassroots_months",
        "label: {zh: 地, en: Place}, choices|label: {zh: 地, en: Place}, from: clinic.kind, choices|unknown-code|clinic.kind",
        "pay: true|among: 'staff.title == \"professor\"'|unknown-code|== ",
        "pay: true|among: staff.title|wrong-type|staff.title",
        // results
        "gives: due|gives: dues|no-result|dues",
        "need: true|need: false|no-result|id: senior",
        "id: served, label|need: true, id: served, label|need-decides-nothing|{need: true",
        "of: due|of: served|not-money|of: served",
        "round: {places: 2}|round: {places: 3}|not-money|of: due",
        ", round: {places: 2}||not-money|of: due",
        "weight: split.county|weight: place|wrong-type|place}",
        "label: {zh: 起, en: Since}}|label: {zh: 起, en: Since}}¶      - {id: spare, type: bool, label: {zh: 空, en: Spare}}|unused-ask|{id: spare",
        "en: Due}, clause: c1|en: Due}, clause: c9|missing-clause|c9",
        "id: senior|id: clinic|duplicate|id: clinic",
        // parameters and days
        "value: null, range: {least: 5, most: 10}|value: 12, range: {least: 5, most: 10}|wrong-value|12",
        "value: null, range: {least: 5, most: 10}|value: null, range: {least: 5, most: 4}|wrong-range|{least: 5",
        "subject: clinic|subject: clinic¶    to: 2019-12-31|wrong-range|id: clinic",
        // what pay must not follow
        "measure: fiscal_income|measure: medical_income|pay-must-not-follow|medical_income",
        "measure: fiscal_income|measure: fiscal|unknown-measure|fiscal}",
        "measure: fiscal_income|reads: drug_income|pay-must-not-follow|drug_income",
        "measure: fiscal_income|reads: case_insurance_variance|pay-must-not-follow|case_"
      })
  void a_mistake_is_told_with_its_place(String right, String wrong, String code, String at)
      throws IOException {
    var text = with(right, wrong == null ? "" : wrong.replace("¶", "\n"));

    var reading = check(text);

    assertThat(reading.pack()).isEmpty();
    assertThat(reading.mistakes()).extracting(PackMistake::file).containsOnly("pack.yaml");
    assertThat(reading.mistakes())
        .anySatisfy(m -> {
          assertThat(m.code()).isEqualTo(code);
          assertThat(text.lines().skip(m.line() - 1).findFirst().orElseThrow())
              .satisfies(line -> assertThat(line.substring(m.column() - 1)).startsWith(at));
        });
  }

  @Test
  void a_gap_is_told_with_the_case_that_falls_into_it() throws IOException {
    var mistakes = check(with("months: {from: 6}", "months: {from: 7}")).mistakes();

    assertThat(mistakes)
        .extracting(m -> m.message().en())
        .singleElement()
        .asString()
        .contains("no row for place = east, months = 6");
    assertThat(mistakes.getFirst().message().zh()).contains("place = east, months = 6");
  }

  @Test
  void an_overlap_is_told_with_both_rows() throws IOException {
    assertThat(check(with("months: {from: 6}", "months: {from: 5}")).mistakes())
        .extracting(m -> m.message().en())
        .containsExactly("rows 2 and 3 both hold for place = east, months = 5");
  }

  @Test
  void pay_may_not_follow_drug_income_through_a_measure_of_a_measure_either() throws IOException {
    var measures =
        """
          - {id: sold, label: {zh: 药, en: Drugs}, fact: income, axis: performer, aggregate: sum, of: amount, where: '!(class in ["test", "exam", "consumable"]) && class != "bed"', clause: c1}
          - {id: sold_each, label: {zh: 均, en: Each}, formula: sold / residents, clause: c1}
          - {id: twice, label: {zh: 倍, en: Twice}, formula: sold_each * 2, clause: c1}
        rules:
        """;
    var text = with("measure: fiscal_income", "measure: twice").replace("rules:\n", measures);

    assertThat(check(text).mistakes())
        .singleElement()
        .satisfies(m -> {
          assertThat(m.code()).isEqualTo("pay-must-not-follow");
          assertThat(m.message().en()).contains("\"twice\"").contains("drug").contains("clause c1");
          assertThat(m.message().zh()).contains("条款 c1");
        });
    assertThat(check(text.replace("pay: true", "pay: false")).mistakes()).isEmpty();
    assertThat(check(text.replace("\"consumable\"]", "\"consumable\", \"drug\"]")).mistakes())
        .isEmpty();
  }

  @Test
  void every_version_of_a_measure_counts_for_pay() throws IOException {
    var later =
        """
          - {id: own, label: {zh: 自, en: Own}, fact: income, axis: performer, aggregate: sum, of: amount, where: class == "nursing", clause: c1}
          - {id: own, from: 2021-01-01, label: {zh: 自, en: Own}, fact: income, axis: performer, aggregate: sum, of: amount, clause: c1}
        rules:
        """;
    var text = with("measure: fiscal_income", "measure: own").replace("rules:\n", later);

    assertThat(check(text).mistakes())
        .extracting(PackMistake::code)
        .containsExactly("pay-must-not-follow");
  }

  @Test
  void a_county_cant_word_a_measure_so_that_pay_follows_drug_income() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), GOOD);
    var pack = PackReader.folder(folder, FactCatalogue.load()).amended();
    assertThat(pack).isNotNull();

    var decision =
        new Amendment(
            1,
            Amendment.Kind.MEASURE,
            "fiscal_income",
            LocalDate.of(2020, 7, 1),
            Map.of("where", "class == \"drug\"", "unknown", ""));

    assertThat(pack.with(List.of(decision)).mistakes())
        .extracting(PackMistake::code)
        .containsExactly("pay-must-not-follow");
  }

  @Test
  void a_measure_of_the_base_is_used_and_not_defined_anew() throws IOException {
    var own = GOOD.substring(GOOD.indexOf("measures:"), GOOD.indexOf("rules:"));

    var using = GOOD.replace("pack: small\n", "pack: small\nuses: base\n");

    assertThat(check(using.replace(own, "")).mistakes()).isEmpty();
    assertThat(check(using).mistakes())
        .extracting(m -> m.code() + " " + m.message().en())
        .anyMatch(m -> m.startsWith("duplicate") && m.contains("fiscal_income"));
  }

  @Test
  void two_rules_that_cant_be_read_are_two_mistakes_and_no_duplicate() throws IOException {
    var text =
        with("\"months(since, on)\"", "\"moons(since, on)\"")
            .replace("income >= 5", "outcome >= 5");

    assertThat(check(text).mistakes())
        .extracting(PackMistake::code)
        .contains("unknown-name")
        .doesNotContain("duplicate");
  }

  @Test
  void a_rule_has_versions_by_date() throws IOException {
    var second =
        """
          - id: senior
            from: 2021-07-01
            kind: eligibility
            clause: c1
            title: {zh: 副高, en: Senior}
            subject: staff
            asks:
              - {id: income, type: decimal, label: {zh: 收入, en: Income}}
            lines:
              - {id: enough, label: {zh: 够, en: Enough}, value: income >= 9, need: true}
        """;

    var pack = check(GOOD + second).pack().orElseThrow();

    var before = pack.rule("senior", LocalDate.of(2021, 6, 30)).orElseThrow();
    var after = pack.rule("senior", LocalDate.of(2021, 7, 1)).orElseThrow();
    assertThat(before.from()).isEqualTo("2020-01-01");
    assertThat(after.from()).isEqualTo("2021-07-01");
    assertThat(check(GOOD + second.replace("2021-07-01", "2020-01-01")).mistakes())
        .extracting(PackMistake::code)
        .containsExactly("duplicate");
  }

  /** Whatever is left out or put in its place: mistakes are told, nothing breaks. */
  @Test
  void a_rule_with_any_piece_missing_or_wrong_never_breaks_the_check() throws IOException {
    var lines = GOOD.lines().toList();
    for (var i = lines.indexOf("rules:") + 1; i < lines.size(); i++) {
      var rest = new ArrayList<>(lines);
      rest.remove(i);
      check(String.join("\n", rest));
    }
    var words = List.of("[]", "null", "1e999999999", "{x: y}", "w");
    var pieces = Pattern.compile("(?<=: )(\\[[^\\[\\]]*]|\\{[^{}]*}|[a-z0-9]+)").matcher(GOOD);
    for (var i = 0; pieces.find(); i++) {
      if (pieces.start() > GOOD.indexOf("rules:") && !pieces.group().contains("zh")) {
        var word = words.get(i % words.size());
        check(GOOD.substring(0, pieces.start()) + word + GOOD.substring(pieces.end()));
      }
    }
  }
}
