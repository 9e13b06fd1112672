package org.yipanqi.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.CaseFacts;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;

/** What was worked out by hand of invented staff is what records and rules say. */
class PaperRegisterTest {

  private static final Map<String, PolicyPack> PACKS = new HashMap<>();

  private static PolicyPack pack(String id) {
    return PACKS.computeIfAbsent(
        id,
        _ -> {
          try {
            return PackReader.read(Path.of("policies", id), FactCatalogue.load())
                .pack()
                .orElseThrow();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> records_tell_what_an_officer_works_out() {
    return PaperRegister.read().stream()
        .map(of ->
            dynamicTest(
                of.name(),
                () -> {
                  var facts = StaffFacts.of(of.posts(), of.on());
                  assertSoftly(softly ->
                      of.facts()
                          .forEach((name, value) ->
                              softly
                                  .assertThat(
                                      String.valueOf(facts.getOrDefault("staff." + name, "none")))
                                  .as(name)
                                  .isEqualTo(value)));
                }));
  }

  @TestFactory
  Stream<DynamicTest> rules_answer_as_by_hand() {
    return PaperRegister.read().stream()
        .flatMap(of ->
            of.answers().entrySet().stream()
                .map(e ->
                    dynamicTest(
                        of.name() + " " + e.getKey(),
                        () -> assertThat(answer(of, e.getKey())).isEqualTo(e.getValue()))));
  }

  private static String answer(PaperRegister of, String rule) {
    var pack = pack(rule.substring(0, rule.indexOf('/')));
    var version = pack.rule(rule.substring(rule.indexOf('/') + 1), of.on()).orElseThrow();
    var judging = new Judging(new BindingRules.Bound(pack, version), of.on(), true);
    return judging
        .standing(new StaffRegister.Member("1", of.name(), 1, of.posts()), AT, of.stated())
        .map(s -> s.next() == null ? s.state().code() : s.state().code() + " " + s.next())
        .orElse("outside");
  }

  private static final Institution AT =
      new Institution(
          1,
          "T",
          "卫生院",
          null,
          "卫生院",
          "T",
          InstitutionKind.TOWN_HOSPITAL,
          null,
          "public",
          445322100L,
          null,
          null,
          null,
          false,
          false);

  /** A pack can't name what nobody gives, nor is anything given that no pack can name. */
  @Test
  void records_give_exactly_the_facts_that_packs_may_name() {
    var given =
        PaperRegister.read().stream()
            .flatMap(of -> StaffFacts.of(of.posts(), of.on()).keySet().stream())
            .distinct();

    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            CaseFacts.of("staff").stream().map(CaseFacts.CaseFact::name).toList());
  }

  @Test
  void packs_name_institutions_by_the_kinds_that_there_are() {
    var named =
        CaseFacts.of("clinic").stream()
            .filter(f -> f.name().equals("clinic.kind"))
            .flatMap(f -> f.choices().stream())
            .map(Rule.Choice::code);

    assertThat(named)
        .containsExactlyElementsOf(
            List.of(InstitutionKind.values()).stream().map(InstitutionKind::code).toList());
  }

  @Test
  void what_holds_between_two_known_turns_only_is_found() {
    var on = LocalDate.of(2020, 1, 1);
    var ends = LocalDate.of(2020, 6, 30);

    var found =
        LookAhead.first(
            on, List.of(ends), d -> !d.isBefore(LocalDate.of(2020, 5, 1)) && !d.isAfter(ends));

    assertThat(found).contains(LocalDate.of(2020, 5, 1));
    assertThat(LookAhead.first(on, List.of(), _ -> false)).isEmpty();
    assertThat(LookAhead.first(on, List.of(), d -> d.getYear() >= 2059))
        .contains(LocalDate.of(2059, 1, 1));
  }
}
