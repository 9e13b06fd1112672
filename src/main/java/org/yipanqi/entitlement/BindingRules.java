package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_RULE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Rule;

/** The rules that bind a county on a day, and the day one looks at when none is told. */
@Component
public class BindingRules {

  /** A rule and the pack it stands in. */
  public record Bound(PolicyPack pack, Rule rule) {}

  private final Policies policies;
  private final SourceCalendar sources;
  private final Clock clock;

  BindingRules(Policies policies, SourceCalendar sources, Clock clock) {
    this.policies = policies;
    this.sources = sources;
    this.clock = clock;
  }

  /** Today; where the records end before it, the last day of their last month. */
  public LocalDate usualDay() {
    var today = LocalDate.now(clock);
    return sources
        .horizon()
        .map(h -> h.last().atEndOfMonth())
        .filter(last -> last.isBefore(today))
        .orElse(today);
  }

  /** Those about some kinds of subject, in the order of their packs. */
  public List<Bound> of(long county, LocalDate on, Set<String> subjects, Set<Rule.Kind> kinds) {
    return policies.all().stream()
        .filter(p -> binds(p, county, on))
        .flatMap(p -> rules(p, on))
        .filter(b -> subjects.contains(b.rule().subject()) && kinds.contains(b.rule().kind()))
        .toList();
  }

  /** One of them. */
  public Bound find(
      String pack, String rule, LocalDate on, Set<String> subjects, Set<Rule.Kind> kinds) {
    var of = policies.get(pack);
    return of.rule(rule, on)
        .filter(r -> subjects.contains(r.subject()) && kinds.contains(r.kind()))
        .map(r -> new Bound(of, r))
        .orElseThrow(() -> UNKNOWN_RULE.because(rule));
  }

  private static Stream<Bound> rules(PolicyPack pack, LocalDate on) {
    return pack.rules().stream()
        .map(Rule::id)
        .distinct()
        .flatMap(id -> pack.rule(id, on).stream())
        .map(rule -> new Bound(pack, rule));
  }

  private static boolean binds(PolicyPack pack, long county, LocalDate on) {
    var document = pack.document();
    var end = document.effectiveTo();
    return document.binds().stream().anyMatch(String.valueOf(county)::startsWith)
        && !on.isBefore(document.effectiveFrom())
        && (end == null || !on.isAfter(end));
  }
}
