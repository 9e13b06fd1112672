package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.entitlement.CaseViews.BoundRule;
import org.yipanqi.entitlement.CaseViews.CaseAnswer;
import org.yipanqi.entitlement.CaseViews.CaseResult;
import org.yipanqi.entitlement.CaseViews.StatementShown;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.CaseFacts;
import org.yipanqi.policy.calculators.RuleSheet.RuleAnswer;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** Staff and how they stand, as it travels. */
final class EntitledViews {

  record CountOf(String state, int count) {}

  /** An ask, and of how many it is not known. */
  record AskMissing(String ask, Label label, int count) {}

  /**
   * Somebody on the list.
   *
   * @param next the day it will hold; null unless only time lacks
   * @param award what is due with it
   */
  record EntitledRow(
      String staffNo,
      String name,
      String institution,
      String institutionName,
      @Nullable Label category,
      @Nullable Label title,
      CaseResult result,
      @Nullable LocalDate next,
      @Nullable CaseResult award) {}

  record EntitledPage(
      LocalDate on,
      BoundRule rule,
      List<CountOf> counts,
      List<AskMissing> missing,
      List<EntitledRow> rows,
      @Nullable String after) {}

  /** One post of somebody, where the caller sees it. */
  record PostShown(
      String institution,
      Label kind,
      boolean main,
      @Nullable Label category,
      @Nullable Label title,
      LocalDate from,
      @Nullable LocalDate to) {}

  /**
   * One of them whole.
   *
   * @param known every ask with its answer
   * @param lines how the rule came to it
   * @param award the rule that gives an amount with it, line by line
   * @param history all that was stated, the newest first
   * @param mayState whether the caller states what is not known
   */
  record EntitledOne(
      LocalDate on,
      BoundRule rule,
      EntitledRow row,
      List<CaseAnswer> known,
      RuleAnswer lines,
      @Nullable Label awardTitle,
      @Nullable RuleAnswer award,
      List<PostShown> posts,
      List<StatementShown> history,
      boolean mayState) {}

  private EntitledViews() {}

  static EntitledPage page(LocalDate on, Entitlements.Page page) {
    var of = page.bound();
    return new EntitledPage(
        on,
        CaseViews.bound(of),
        Stream.of(State.values())
            .map(s -> new CountOf(s.code(), page.counts().getOrDefault(s, 0)))
            .toList(),
        of.rule().asks().stream()
            .filter(a -> page.missing().containsKey(a.id()))
            .map(a -> new AskMissing(a.id(), a.label(), page.missing().getOrDefault(a.id(), 0)))
            .toList(),
        page.rows().stream().map(s -> row(of, s)).toList(),
        page.after());
  }

  static EntitledRow row(BindingRules.Bound of, Standing it) {
    var award = it.award();
    return new EntitledRow(
        it.staffNo(),
        it.name(),
        it.institution().code(),
        it.institution().name(),
        word(it.facts(), "staff.category"),
        word(it.facts(), "staff.title"),
        CaseViews.result(of.pack(), it.state(), it.verdict().explained()),
        it.next(),
        award == null ? null : CaseViews.result(of.pack(), award.state(), award.explained()));
  }

  static PostShown post(Post of, RegistrySnapshot registry) {
    return new PostShown(
        registry
            .institution(of.workplace())
            .map(Institution::name)
            .orElse(String.valueOf(of.workplace())),
        of.kind().label(),
        of.main(),
        choice("staff.category", of.category()),
        choice("staff.title", of.title()),
        of.from(),
        of.to());
  }

  private static @Nullable Label word(Map<String, Object> facts, String name) {
    var code = facts.get(name);
    return code == null ? null : choice(name, code.toString());
  }

  private static @Nullable Label choice(String fact, String code) {
    return CaseFacts.of("staff").stream()
        .filter(f -> f.name().equals(fact))
        .flatMap(f -> f.choices().stream())
        .filter(c -> c.code().equals(code))
        .map(Rule.Choice::label)
        .findFirst()
        .orElse(null);
  }
}
