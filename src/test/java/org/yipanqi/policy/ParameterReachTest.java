package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/**
 * A county decides otherwise about one parameter: the calculators that rest on it come to something
 * else, and every other one to the same, line by line. Tried for every parameter that a rule names,
 * on every case that was worked out by hand.
 */
class ParameterReachTest {

  private static final Map<String, AmendedPack> PACKS = packs();
  private static final List<GoldenCase> CASES = GoldenCase.all();

  private static Map<String, AmendedPack> packs() {
    var packs = new LinkedHashMap<String, AmendedPack>();
    var facts = FactCatalogue.load();
    try (var folders = Files.list(Path.of("policies"))) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        var amended = PackReader.folder(folder, facts).amended();
        assertThat(amended).as(folder.toString()).isNotNull();
        packs.put(folder.getFileName().toString(), amended);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packs;
  }

  /** What the compiler took down of a rule is what its expressions name. */
  @Test
  void a_rule_rests_on_what_its_lines_tables_and_shares_name() {
    for (var pack : PACKS.values()) {
      for (var rule : pack.own().rules()) {
        assertThat(rule.parameters()).as(rule.id()).isEqualTo(named(rule));
      }
    }
  }

  private static Set<String> named(Rule rule) {
    var found = new TreeSet<String>();
    rule.lines().forEach(l -> collect(l.value(), found));
    for (var table : rule.tables()) {
      for (var row : table.rows()) {
        row.values().values().forEach(v -> collect(v, found));
      }
    }
    var shares = rule.shares();
    if (shares != null) {
      shares.parts().forEach(p -> collect(p.weight(), found));
    }
    return found;
  }

  private static void collect(Object part, Set<String> found) {
    switch (part) {
      case Term.Parameter(var id) -> found.add(id);
      case Term.Arithmetic(_, var left, var right) -> collect(left, right, found);
      case Term.Compare(_, var left, var right) -> collect(left, right, found);
      case Term.Both(var left, var right) -> collect(left, right, found);
      case Term.Either(var left, var right) -> collect(left, right, found);
      case Term.Negative(var inner) -> collect(inner, found);
      case Term.Not(var inner) -> collect(inner, found);
      case Term.OneOf(var inner, _) -> collect(inner, found);
      case Term.Choose(var condition, var then, var otherwise) -> {
        collect(condition, found);
        collect(then, otherwise, found);
      }
      case Term.Call(_, var arguments) -> arguments.forEach(a -> collect(a, found));
      default -> {}
    }
  }

  private static void collect(Object one, Object other, Set<String> found) {
    collect(one, found);
    collect(other, found);
  }

  @TestFactory
  Stream<DynamicTest> a_changed_parameter_changes_the_rules_that_rest_on_it_and_no_other() {
    return PACKS.entrySet().stream()
        .flatMap(pack ->
            inRules(pack.getValue().own()).stream()
                .map(id ->
                    dynamicTest(pack.getKey() + " · " + id, () -> change(pack.getKey(), id))));
  }

  private static Set<String> inRules(PolicyPack pack) {
    var found = new TreeSet<String>();
    pack.rules().forEach(r -> found.addAll(r.parameters()));
    return found;
  }

  private static void change(String packId, String id) {
    var folder = PACKS.get(packId);
    assertThat(folder).isNotNull();
    var own = folder.own();
    var resting = new LinkedHashSet<String>();
    var changed = new LinkedHashSet<String>();
    own.rules().stream().filter(r -> r.parameters().contains(id)).forEach(r -> resting.add(r.id()));
    var values = others(own, id);

    for (var value : values) {
      var amended = decided(folder, id, value);
      for (var each : CASES) {
        var here = each.pack().equals(packId);
        var before = each.evaluate(here ? own : pack(each.pack()), id);
        var after = each.evaluate(here ? amended : pack(each.pack()), id);
        if (!said(before).equals(said(after))) {
          assertThat(here).as("%s of %s", each.rule(), each.pack()).isTrue();
          changed.add(each.rule());
        }
      }
    }

    assertThat(values).as("other values of %s", id).isNotEmpty();
    assertThat(changed).isEqualTo(resting);
  }

  private static PolicyPack pack(String id) {
    var folder = PACKS.get(id);
    if (folder == null) {
      throw new AssertionError("no pack " + id);
    }
    return folder.own();
  }

  /** As the county would: a decision from the document's first month on. */
  private static PolicyPack decided(AmendedPack folder, String id, String value) {
    var from = folder.own().document().effectiveFrom();
    var month = from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    var decision = new Amendment(1, Amendment.Kind.PARAMETER, id, month, Map.of("value", value));
    var reading = folder.with(List.of(decision));
    assertThat(reading.mistakes()).as("%s = %s", id, value).isEmpty();
    return reading.pack().orElseThrow();
  }

  /** Other values that the parameter may have: one below and one above, or every other choice. */
  private static List<String> others(PolicyPack pack, String id) {
    var parameter = pack.parameter(id, LocalDate.MAX).orElseThrow();
    var value = parameter.value();
    var range = parameter.range();
    return switch (parameter.type()) {
      case BOOL -> Stream.of("true", "false").filter(v -> !v.equals(value)).toList();
      case CHOICE ->
          parameter.choices().stream()
              .map(PolicyPack.Choice::code)
              .filter(c -> !c.equals(value))
              .toList();
      case INT, DECIMAL -> {
        var near = new ArrayList<BigDecimal>();
        if (range != null) {
          near.addAll(List.of(range.least(), range.most()));
        } else {
          var number = value == null ? BigDecimal.ONE : new BigDecimal(value);
          near.addAll(List.of(number.add(BigDecimal.ONE), number.multiply(BigDecimal.valueOf(2))));
        }
        yield near.stream()
            .filter(n -> value == null || n.compareTo(new BigDecimal(value)) != 0)
            .map(BigDecimal::toPlainString)
            .distinct()
            .toList();
      }
    };
  }

  /** Every line, the result, the shares: whatever an officer reads. */
  private static List<Object> said(Explanation of) {
    var said = new ArrayList<Object>();
    for (var step : of.steps()) {
      said.add(List.of(step.line().id(), step.value(), String.valueOf(step.exact())));
    }
    said.add(of.result());
    said.add(of.shares());
    said.add(String.valueOf(of.unshared()));
    return said;
  }
}
