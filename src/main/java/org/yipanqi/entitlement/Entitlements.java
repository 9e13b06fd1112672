package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_STAFF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Value;
import org.yipanqi.registry.Institution;

/** Who of the staff is entitled by a rule on a day, who next, who not and why. */
@Service
public class Entitlements {

  static final Set<String> STAFF = Set.of("staff");
  static final Set<Rule.Kind> KINDS =
      Set.of(Rule.Kind.ELIGIBILITY, Rule.Kind.AMOUNT, Rule.Kind.PERMISSION);

  /**
   * A page of the list.
   *
   * @param counts how many stand how, of all that are found
   * @param missing by ask, of how many it is not known
   * @param after the key to go on with; null at the end
   */
  public record Page(
      BindingRules.Bound bound,
      Map<State, Integer> counts,
      Map<String, Integer> missing,
      List<Standing> rows,
      @Nullable String after) {}

  private final Scopes scopes;
  private final BindingRules rules;
  private final StaffRegister register;
  private final StatementRows statements;

  Entitlements(
      Scopes scopes, BindingRules rules, StaffRegister register, StatementRows statements) {
    this.scopes = scopes;
    this.rules = rules;
    this.register = register;
    this.statements = statements;
  }

  /** The rules about staff that bind a place on a day. */
  @Transactional(readOnly = true)
  public List<BindingRules.Bound> rules(Caller caller, String scope, LocalDate on) {
    return rules.of(scopes.place(scope, on).county(), on, STAFF, KINDS);
  }

  /** Everybody in post, by how they stand. */
  @Transactional(readOnly = true)
  public Page list(Caller caller, EntitlementQuery query) {
    var bound = rules.find(query.pack(), query.rule(), query.on(), STAFF, KINDS);
    var found =
        standings(bound, query.scope(), query.on()).stream()
            .filter(s -> fits(s, query.find()))
            .toList();
    var counts = new EnumMap<State, Integer>(State.class);
    var missing = new LinkedHashMap<String, Integer>();
    for (var each : found) {
      counts.merge(each.state(), 1, Integer::sum);
      if (each.state() == State.OPEN
          && each.verdict().explained().result() instanceof Value.Open open) {
        open.asks().forEach(ask -> missing.merge(ask, 1, Integer::sum));
      }
    }
    var wanted =
        found.stream()
            .filter(s -> query.group() == null || s.state() == query.group())
            .filter(s -> query.after() == null || s.key().compareTo(query.after()) > 0)
            .limit(query.limit() + 1L)
            .toList();
    var more = wanted.size() > query.limit();
    var rows = more ? wanted.subList(0, query.limit()) : wanted;
    return new Page(bound, counts, missing, rows, more ? rows.getLast().key() : null);
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Standing one(Caller caller, EntitlementQuery query, String staffNo) {
    var bound = rules.find(query.pack(), query.rule(), query.on(), STAFF, KINDS);
    return standings(bound, query.scope(), query.on()).stream()
        .filter(s -> s.staffNo().equals(staffNo))
        .findFirst()
        .orElseThrow(UNKNOWN_STAFF::because);
  }

  /** The posts of somebody that the caller sees, the newest first. */
  @Transactional(readOnly = true)
  public List<Post> posts(Caller caller, Standing of) {
    return register.seen(of.staffNo(), of.institution().id());
  }

  private static boolean fits(Standing of, @Nullable String find) {
    return find == null
        || of.name().contains(find)
        || of.staffNo().contains(find)
        || of.institution().name().contains(find);
  }

  /**
   * The staff of one institution by several rules, without looking ahead; by rule, those whom it is
   * about.
   */
  @Transactional(readOnly = true)
  public Map<BindingRules.Bound, List<Standing>> ofAll(
      Caller caller, List<BindingRules.Bound> bound, Institution at, LocalDate on) {
    var institutions = Map.of(at.id(), at);
    var members = register.on(on, scopes.place(at.code(), on).county(), institutions.keySet());
    var all = new LinkedHashMap<BindingRules.Bound, List<Standing>>();
    bound.forEach(b -> all.put(b, standings(b, institutions, members, on, false)));
    return all;
  }

  private List<Standing> standings(BindingRules.Bound bound, String scope, LocalDate on) {
    var place = scopes.place(scope, on);
    var institutions =
        place.institutions().stream()
            .collect(Collectors.toMap(Institution::id, Function.identity()));
    var members = register.on(on, place.county(), institutions.keySet());
    return standings(bound, institutions, members, on, true);
  }

  private List<Standing> standings(
      BindingRules.Bound bound,
      Map<Integer, Institution> institutions,
      List<StaffRegister.Member> members,
      LocalDate on,
      boolean ahead) {
    var stated = stated(bound.pack().id(), institutions.keySet());
    var judging = new Judging(bound, on, ahead);
    var standings = new ArrayList<Standing>();
    for (var member : members) {
      var of = stated.getOrDefault(key(member.workplace(), member.staffNo()), List.of());
      judging
          .standing(member, Objects.requireNonNull(institutions.get(member.workplace())), of)
          .ifPresent(standings::add);
    }
    standings.sort(Comparator.comparing(Standing::key));
    return standings;
  }

  private Map<String, List<Statement>> stated(String pack, Set<Integer> institutions) {
    var by = new HashMap<String, List<Statement>>();
    for (var each : statements.standing(pack, institutions)) {
      if (each.staffNo() != null) {
        by.computeIfAbsent(key(each.institution(), each.staffNo()), _ -> new ArrayList<>())
            .add(each);
      }
    }
    return by;
  }

  private static String key(int institution, String staffNo) {
    return institution + "|" + staffNo;
  }
}
