package org.yipanqi.entitlement.dues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.entitlement.Asking;
import org.yipanqi.entitlement.BindingRules;
import org.yipanqi.entitlement.BindingRules.Bound;
import org.yipanqi.entitlement.EntitlementQuery;
import org.yipanqi.entitlement.Entitlements;
import org.yipanqi.entitlement.Scopes;
import org.yipanqi.entitlement.Standing;
import org.yipanqi.entitlement.State;
import org.yipanqi.entitlement.Statement;
import org.yipanqi.entitlement.Statements;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;

/**
 * What institutions and clinics are due by the rules of a year, and what else rules say of them.
 */
@Service
public class Dues {

  static final Set<String> SUBJECTS = Set.of("clinic", "institution");
  static final Set<Rule.Kind> KINDS =
      Set.of(Rule.Kind.AMOUNT, Rule.Kind.LIMIT, Rule.Kind.PERMISSION, Rule.Kind.ELIGIBILITY);

  /** An institution as a rule answers. */
  public record Due(Bound bound, Institution institution, Asking.Verdict verdict) {

    State state() {
      return verdict.state();
    }
  }

  /**
   * A page of the list of one rule.
   *
   * @param sum null unless the rule gives an amount
   */
  public record Page(
      Bound bound,
      Map<State, Integer> counts,
      @Nullable DueSum sum,
      List<Due> rows,
      @Nullable String after) {}

  /** What the staff of an institution is due together by one rule. */
  public record StaffSum(Bound bound, DueSum sum, int notFixed, int open) {}

  private final Scopes scopes;
  private final BindingRules rules;
  private final Entitlements entitlements;
  private final Statements statements;
  private final DueFacts facts;

  Dues(
      Scopes scopes,
      BindingRules rules,
      Entitlements entitlements,
      Statements statements,
      DueFacts facts) {
    this.scopes = scopes;
    this.rules = rules;
    this.entitlements = entitlements;
    this.statements = statements;
    this.facts = facts;
  }

  /** The rules about institutions and clinics that bind a place on a day. */
  @Transactional(readOnly = true)
  public List<Bound> rules(Caller caller, String scope, LocalDate on) {
    return rules.of(scopes.place(scope, on).county(), on, SUBJECTS, KINDS);
  }

  /** Every institution of a place by one rule. */
  @Transactional(readOnly = true)
  public Page list(Caller caller, EntitlementQuery query) {
    var bound = rules.find(query.pack(), query.rule(), query.on(), SUBJECTS, KINDS);
    var place = scopes.place(query.scope(), query.on());
    var found =
        dues(caller, List.of(bound), place.institutions(), query.on()).stream()
            .filter(d -> query.find() == null || fits(d.institution(), query.find()))
            .toList();
    var counts = new EnumMap<State, Integer>(State.class);
    found.forEach(d -> counts.merge(d.state(), 1, Integer::sum));
    var wanted =
        found.stream()
            .filter(d -> query.group() == null || d.state() == query.group())
            .filter(
                d -> query.after() == null || d.institution().code().compareTo(query.after()) > 0)
            .limit(query.limit() + 1L)
            .toList();
    var more = wanted.size() > query.limit();
    var rows = more ? wanted.subList(0, query.limit()) : wanted;
    return new Page(
        bound,
        counts,
        bound.rule().kind() == Rule.Kind.AMOUNT
            ? DueSum.of(found.stream().map(Due::verdict).toList())
            : null,
        rows,
        more ? rows.getLast().institution().code() : null);
  }

  private static boolean fits(Institution of, String find) {
    return of.name().contains(find) || of.code().contains(find);
  }

  /** One institution by every rule that is about it, in the order of the packs. */
  @Transactional(readOnly = true)
  public List<Due> of(Caller caller, Institution at, LocalDate on) {
    var county = scopes.place(at.code(), on).county();
    return dues(caller, rules.of(county, on, SUBJECTS, KINDS), List.of(at), on);
  }

  /** What its own staff is due together, by rule. */
  @Transactional(readOnly = true)
  public List<StaffSum> staff(Caller caller, Institution at, LocalDate on) {
    var county = scopes.place(at.code(), on).county();
    var bound = rules.of(county, on, Set.of("staff"), Set.of(Rule.Kind.AMOUNT));
    var sums = new ArrayList<StaffSum>();
    entitlements
        .ofAll(caller, bound, at, on)
        .forEach((rule, standings) -> {
          if (!standings.isEmpty()) {
            sums.add(
                new StaffSum(
                    rule,
                    DueSum.of(standings.stream().map(Standing::verdict).toList()),
                    count(standings, State.NOT_FIXED),
                    count(standings, State.OPEN)));
          }
        });
    return sums;
  }

  /**
   * What is stated of an institution.
   *
   * @param replaces the standing statement whose place it takes
   */
  public record Answered(
      String ask,
      String value,
      LocalDate from,
      @Nullable LocalDate to,
      Statements.@Nullable Replaced replaces) {}

  /** States what no record and no measure knows of an institution. */
  public Statement state(
      Caller caller, Institution at, LocalDate on, String pack, String rule, Answered answered) {
    var bound = rules.find(pack, rule, on, SUBJECTS, KINDS);
    var known = facts.of(caller, List.of(bound), List.of(at), on).of(bound, at);
    return statements.state(
        caller,
        new Statements.Stated(
            bound.pack(),
            bound.rule(),
            at,
            null,
            answered.ask(),
            answered.value(),
            answered.from(),
            answered.to(),
            answered.replaces()),
        known.recorded(),
        known.measured().keySet());
  }

  private static int count(List<Standing> of, State state) {
    return (int) of.stream().filter(s -> s.state() == state).count();
  }

  private List<Due> dues(
      Caller caller, List<Bound> bound, List<Institution> institutions, LocalDate on) {
    var known = facts.of(caller, bound, institutions, on);
    var stated = new HashMap<String, Map<Integer, List<Statement>>>();
    var all = new ArrayList<Due>();
    for (var each : bound) {
      var asking = new Asking(each.pack(), each.rule());
      var by = stated.computeIfAbsent(each.pack().id(), pack -> stated(caller, pack, institutions));
      for (var it : institutions) {
        var of = known.of(each, it);
        if (concerns(each.rule(), it) && asking.concerns(of.recorded(), on)) {
          var verdict =
              asking.verdict(of.recorded(), by.getOrDefault(it.id(), List.of()), of.measured(), on);
          all.add(new Due(each, it, verdict));
        }
      }
    }
    return all;
  }

  /** A rule about clinics is about clinics; one about institutions about all others. */
  static boolean concerns(Rule rule, Institution it) {
    var clinic = it.kind() == InstitutionKind.VILLAGE_CLINIC;
    return rule.subject().equals(clinic ? "clinic" : "institution");
  }

  private Map<Integer, List<Statement>> stated(
      Caller caller, String pack, List<Institution> institutions) {
    return statements
        .standing(caller, pack, institutions.stream().map(Institution::id).toList())
        .stream()
        .filter(s -> s.staffNo() == null)
        .collect(Collectors.groupingBy(Statement::institution));
  }
}
