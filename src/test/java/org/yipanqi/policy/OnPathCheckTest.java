package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;

/**
 * A rule that couldn't speak on a patient's way, or wrongly, is refused at its place in the file.
 */
class OnPathCheckTest {

  private static final String GOOD =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      rules:
        - id: more
          kind: reimbursement
          clause: c1
          title: {zh: 差距, en: More}
          subject: person
          asks:
            - {id: resident, type: bool, way: person.resident, label: {zh: 居民, en: Resident}}
            - {id: rate, type: decimal, label: {zh: 比例, en: Rate}}
          lines:
            - {id: points, label: {zh: 高, en: More}, unit: points, value: "resident ? 5.0 : 0.0"}
            - {id: all, label: {zh: 共, en: All}, unit: percent, value: rate + points}
          gives: all
          path: {at: [path.grassroots], says: points, amount: points, than: {zh: 其他, en: others}}
        - id: down
          kind: reimbursement
          clause: c1
          title: {zh: 起付线, en: Deductible}
          subject: person
          asks:
            - {id: gap, type: int, way: path.gap_days, label: {zh: 隔, en: Gap}}
            - {id: paid, type: decimal, way: path.paid, label: {zh: 付, en: Paid}}
          lines:
            - {id: one, label: {zh: 一, en: One}, unit: yes_no, value: gap == 0}
            - {id: due, label: {zh: 还, en: Due}, unit: yuan, value: "one ? 0.0 : paid"}
          gives: due
          path: {at: [path.inpatient, path.moved_down], says: deductible, amount: due, counted: one, start: none_anew}
        - id: lane
          kind: eligibility
          clause: c1
          title: {zh: 通道, en: Lane}
          subject: person
          asks:
            - {id: signed, type: bool, way: person.contracted, label: {zh: 签, en: Signed}}
          lines:
            - {id: is, label: {zh: 签, en: Signed}, need: true, value: signed}
          path: {at: [path.referred], says: right}
      """;

  @TempDir Path folder;

  private static String gap(String wrong) {
    return wrong.startsWith("id: rate") ? "value: rate" : "value: gap";
  }

  private PackReader.Reading check(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FactCatalogue.load());
  }

  private static String with(String right, String wrong) {
    assertThat(GOOD).contains(right);
    return GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
  }

  @Test
  void where_a_rule_speaks_and_what_it_takes_from_the_way_is_read() throws IOException {
    var reading = check(GOOD);

    assertThat(reading.mistakes()).isEmpty();
    var rules = reading.pack().orElseThrow().rules();
    var path = rules.get(1).path();
    assertThat(path).isNotNull();
    assertThat(path.at()).containsExactly(PathFact.INPATIENT, PathFact.MOVED_DOWN);
    assertThat(path.start()).isEqualTo(OnPath.Start.NONE_ANEW);
    assertThat(rules.get(1).ask("paid").orElseThrow().from()).isEqualTo(PathFact.PAID);
    assertThat(rules.getFirst().ask("rate").orElseThrow().from()).isNull();
  }

  @ParameterizedTest(name = "{2} at {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "way: person.resident|way: path.gap_days|wrong-type|path.gap_days",
        "way: path.paid|way: path.first_on|wrong-type|path.first_on",
        "way: path.paid|way: path.payed|schema-enum|path.payed",
        "at: [path.grassroots]|at: [person.resident]|schema-enum|person.resident",
        "at: [path.grassroots]|at: []|schema-minItems|[]",
        "amount: points, than|amount: all, than|wrong-type|all, than",
        "amount: points, than|amount: pints, than|wrong-type|pints, than",
        "amount: due|amount: one|wrong-type|one, counted",
        "counted: one|counted: due|wrong-type|due, start",
        "says: right|says: points, amount: is, than: {zh: 他, en: o}|path-says-other|{at: [path.referred]",
        "says: deductible, amount: due, counted: one, start: none_anew|says: right|path-says-other|{at: [path.inpatient",
        "subject: person|subject: institution|path-of-no-person|{at: [path.grassroots]",
        "id: gap, type: int, way: path.gap_days|id: rate, type: int, way: path.gap_days|ask-differs|{id: rate, type: int",
      })
  void what_could_not_be_answered_is_refused(String right, String wrong, String kind, String at)
      throws IOException {
    var text = with(right, wrong).replace("value: gap == 0", gap(wrong) + " == 0");

    var mistakes = check(text).mistakes();

    assertThat(mistakes)
        .anySatisfy(m -> {
          assertThat(m.code()).isEqualTo(kind);
          assertThat(text.lines().skip(m.line() - 1).findFirst().orElseThrow())
              .satisfies(line -> assertThat(line.substring(m.column() - 1)).startsWith(at));
        });
  }

  @Test
  void a_reimbursement_rule_of_no_stop_is_refused() throws IOException {
    var without =
        GOOD.replaceFirst("\n.*says: deductible.*", "").replaceFirst("way: path.gap_days, ", "");

    assertThat(check(without).mistakes())
        .extracting(PackMistake::code)
        .containsExactlyInAnyOrder("off-the-path", "way-without-path");
  }
}
