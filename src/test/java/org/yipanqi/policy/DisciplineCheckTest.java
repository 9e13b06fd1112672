package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.policy.discipline.DisciplineFacts;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.Value;

/**
 * What follows from tasks and inspections is read with its mistakes, and each has its own
 * condition.
 */
class DisciplineCheckTest {

  private static final LocalDate DAY = LocalDate.of(2020, 7, 1);
  private static final String GOOD =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      discipline:
        - id: talk
          kind: talk
          clause: c1
          title: {zh: 约谈, en: Talk}
          about: task
          ours: true
          needs:
            - {id: late, label: {zh: 逾期, en: Late}, value: days_overdue > 30}
            - {id: own, label: {zh: 文件的期限, en: Its date}, value: late && dated == "policy"}
          letter:
            sender: {zh: 县政府, en: County}
            title: {zh: 通知, en: Notice}
            body: {zh: "{unit}请来谈{matter}", en: "{unit}, come about {matter}"}
      """;

  @TempDir Path folder;

  @Test
  void a_condition_reads_facts_and_earlier_needs_and_a_letter_is_filled() throws IOException {
    var pack = check(GOOD).pack().orElseThrow();
    var talk = pack.discipline().getFirst();

    assertThat(talk.kind()).isEqualTo(Consequence.Kind.TALK);
    assertThat(holds(pack, talk, Map.of("days_overdue", 31, "dated", "policy"))).isTrue();
    assertThat(holds(pack, talk, Map.of("days_overdue", 30, "dated", "policy"))).isFalse();
    assertThat(holds(pack, talk, Map.of("days_overdue", 31, "dated", "county"))).isFalse();
    assertThat(talk.letter().filled(Locale.CHINESE, Map.of("unit", "甲局", "matter", "$1 乙事")))
        .isEqualTo("甲局请来谈$1 乙事");
  }

  @ParameterizedTest(name = "{2} at line {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "days_overdue > 30|days_late > 30|unknown-name|14|54",
        "dated == \"policy\"|dated == \"paper\"|unknown-code|15|74",
        "days_overdue > 30|days_overdue + 30|wrong-type|14|9",
        "about: task|about: place|unknown-name|14|54",
        "about: task|about: person|schema-enum|11|12",
        "kind: talk|kind: scold|schema-enum|8|11",
        "clause: c1|clause: c9|missing-clause|9|13",
        "{unit}请来|{who}请来|unknown-place|19|18",
        "id: own|id: late|duplicate|15|9"
      })
  void a_mistake_is_told_with_its_place(
      String right, String wrong, String code, int line, int column) throws IOException {
    assertThat(GOOD).contains(right);

    var reading = check(GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

    assertThat(reading.pack()).isEmpty();
    assertThat(reading.mistakes())
        .extracting(m -> m.code() + " " + m.line() + ":" + m.column())
        .contains(code + " " + line + ":" + column);
  }

  /** Worked out from 四（四） and 四（五） of Yunan's plan and the parameters marked as ours. */
  @Test
  void each_of_yunans_measures_holds_under_its_own_condition_and_no_other() throws IOException {
    var pack =
        PackReader.read(Path.of("policies/yunan-2020"), FactCatalogue.load()).pack().orElseThrow();

    assertThat(place(pack, Map.of("result", "good"))).containsExactly("praise");
    assertThat(place(pack, Map.of("result", "good", "good_before", 1)))
        .containsExactly("model", "praise");
    assertThat(place(pack, Map.of("result", "good", "serious", 1, "findings_open", 1))).isEmpty();
    assertThat(place(pack, Map.of("result", "adequate"))).isEmpty();
    assertThat(place(pack, Map.of("result", "poor"))).containsExactly("reminder");
    assertThat(place(pack, Map.of("result", "adequate", "findings_overdue", 1)))
        .containsExactly("reminder");
    assertThat(place(pack, Map.of("result", "poor", "reminders", 1))).containsExactly("criticism");
    assertThat(place(pack, Map.of("result", "poor", "reminders", 1, "criticisms", 1)))
        .containsExactly("self-criticism");
    assertThat(task(pack, Map.of("dated", "policy", "days_overdue", 1)))
        .containsExactly("accountability");
    assertThat(task(pack, Map.of("dated", "county", "days_overdue", 1))).containsExactly("talk");
    assertThat(task(pack, Map.of("dated", "nobody", "returned", 2))).containsExactly("talk");
    assertThat(task(pack, Map.of("dated", "nobody", "returned", 1))).isEmpty();
    assertThat(task(pack, Map.of("dated", "policy", "days_overdue", 0))).isEmpty();
  }

  private static List<String> place(PolicyPack pack, Map<String, Object> known) {
    return held(pack, Consequence.About.PLACE, known);
  }

  private static List<String> task(PolicyPack pack, Map<String, Object> known) {
    return held(pack, Consequence.About.TASK, known);
  }

  private static List<String> held(
      PolicyPack pack, Consequence.About about, Map<String, Object> known) {
    return pack.discipline().stream()
        .filter(c -> c.about() == about && holds(pack, c, known))
        .map(Consequence::id)
        .toList();
  }

  private static boolean holds(PolicyPack pack, Consequence of, Map<String, Object> known) {
    var facts = new HashMap<String, Object>();
    for (var ask : DisciplineFacts.of(of.about())) {
      facts.put(
          ask.id(), ask.type() == Rule.Type.INT ? BigDecimal.ZERO : ask.choices().getLast().code());
    }
    facts.put("standing", "open");
    known.forEach(
        (id, value) -> facts.put(id, value instanceof Integer n ? BigDecimal.valueOf(n) : value));
    facts.keySet().retainAll(DisciplineFacts.of(of.about()).stream().map(Rule.Ask::id).toList());
    var explained =
        new RuleEvaluator(id ->
            pack.parameter(id, DAY)
                .map(Parameter::value)
                .flatMap(v -> Optional.of(new BigDecimal(v))))
            .evaluate(of.condition(), DAY, facts);
    return explained.result() instanceof Value.Is(var is) && is.equals(true);
  }

  private PackReader.Reading check(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FactCatalogue.load());
  }
}
