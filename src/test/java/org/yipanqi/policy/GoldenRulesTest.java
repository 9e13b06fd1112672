package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Value;

/** What was worked out by hand from the documents is what the rules say. */
class GoldenRulesTest {

  private static final Path POLICIES = Path.of("policies");
  private static final Value YES = new Value.Is(true);
  private static final Value NO = new Value.Is(false);

  private static final Map<String, PolicyPack> PACKS = packs();
  private static final List<GoldenCase> CASES = GoldenCase.all();

  private static Map<String, PolicyPack> packs() {
    var packs = new LinkedHashMap<String, PolicyPack>();
    var facts = FactCatalogue.load();
    try (var folders = Files.list(POLICIES)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        var reading = PackReader.read(folder, facts);
        assertThat(reading.mistakes()).isEmpty();
        packs.put(folder.getFileName().toString(), reading.pack().orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packs;
  }

  private static PolicyPack pack(GoldenCase of) {
    var pack = PACKS.get(of.pack());
    if (pack == null) {
      throw new AssertionError("no pack " + of.pack());
    }
    return pack;
  }

  @TestFactory
  Stream<DynamicTest> each_case_is_answered_as_by_hand() {
    return CASES.stream()
        .map(c ->
            dynamicTest(
                c.name(), () -> assertThat(c.actual(c.evaluate(pack(c)))).isEqualTo(c.expected())));
  }

  @Test
  void no_case_stands_twice() {
    assertThat(CASES.stream().map(GoldenCase::name)).doesNotHaveDuplicates();
  }

  /** Each need must fail alone once, each limit hold and not, each row of each table be chosen. */
  @TestFactory
  Stream<DynamicTest> each_rule_has_its_cases() {
    return PACKS.entrySet().stream()
        .flatMap(pack ->
            pack.getValue().rules().stream()
                .map(rule ->
                    dynamicTest(
                        pack.getKey() + " · " + rule.id() + " since " + rule.from(),
                        () ->
                            assertThat(lacking(rule, of(pack.getKey(), rule)))
                                .as("cases that %s lacks", rule.id())
                                .isEmpty())));
  }

  /** What a pack leaves open is met open, and by its name, and fixed. */
  @TestFactory
  Stream<DynamicTest> each_parameter_left_open_is_met_open_and_fixed() {
    return PACKS.entrySet().stream()
        .flatMap(pack ->
            pack.getValue().rules().stream()
                .map(rule ->
                    dynamicTest(
                        pack.getKey() + " · " + rule.id() + " since " + rule.from(),
                        () ->
                            assertThat(unmet(pack.getValue(), rule, of(pack.getKey(), rule)))
                                .as("parameters of %s", rule.id())
                                .isEmpty())));
  }

  private static List<String> unmet(PolicyPack pack, Rule rule, List<Explanation> cases) {
    return rule.parameters().stream()
        .filter(id -> pack.parameter(id, rule.from()).orElseThrow().value() == null)
        .filter(id ->
            cases.stream().noneMatch(c -> waitsFor(c, id))
                || cases.stream().noneMatch(c -> c.parameters().containsKey(id)))
        .toList();
  }

  private static boolean waitsFor(Explanation explained, String parameter) {
    return Stream.concat(
            explained.steps().stream().map(Explanation.Step::value),
            Stream.ofNullable(explained.unshared()))
        .anyMatch(v -> v instanceof Value.Open open && open.parameters().contains(parameter));
  }

  private static List<Explanation> of(String pack, Rule rule) {
    return CASES.stream()
        .filter(c -> c.pack().equals(pack) && c.rule().equals(rule.id()))
        .map(c -> c.evaluate(pack(c)))
        .filter(e -> e.rule().from().equals(rule.from()))
        .toList();
  }

  private static List<String> lacking(Rule rule, List<Explanation> cases) {
    var lacking = new ArrayList<String>();
    if (cases.stream().noneMatch(c -> c.result() instanceof Value.Is)) {
      lacking.add("an answer");
    }
    if (cases.stream().noneMatch(c -> c.answers().size() < rule.asks().size())) {
      lacking.add("a missing answer");
    }
    if (rule.kind() == Rule.Kind.ELIGIBILITY || rule.kind() == Rule.Kind.LIMIT) {
      for (var outcome : List.of(YES, NO)) {
        if (cases.stream().noneMatch(c -> c.result().equals(outcome))) {
          lacking.add("the result " + ((Value.Is) outcome).of());
        }
      }
    }
    for (var line : rule.lines()) {
      if (line.need() && cases.stream().noneMatch(c -> failsAlone(line, c))) {
        lacking.add("the need " + line.id() + " failing alone");
      }
    }
    for (var table : rule.tables()) {
      for (var row : table.rows()) {
        if (cases.stream().noneMatch(c -> row.equals(c.rows().get(table.id())))) {
          lacking.add("the row " + row.when() + " of " + table.id());
        }
      }
    }
    return lacking;
  }

  private static boolean failsAlone(Rule.Line need, Explanation explained) {
    return explained.steps().stream()
        .filter(s -> s.line().need())
        .allMatch(s -> s.value().equals(s.line().id().equals(need.id()) ? NO : YES));
  }
}
