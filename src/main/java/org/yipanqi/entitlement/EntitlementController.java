package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_PLACE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.entitlement.CaseViews.BoundRule;
import org.yipanqi.entitlement.CaseViews.CaseAnswer;
import org.yipanqi.entitlement.CaseViews.CaseResult;
import org.yipanqi.entitlement.CaseViews.StatementShown;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.CaseFacts;
import org.yipanqi.policy.calculators.RuleSheet.RuleAnswer;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Who of a place's staff is entitled, and what is stated of them. */
@RestController
@RequestMapping("/api/entitlements/{scope}")
@Needs(value = "entitlement.see_staff", recordsOf = "scope")
class EntitlementController {

  private static final int MOST_ROWS = 200;

  /** The rules that may be asked, and the day they are asked for. */
  record EntitlementRules(LocalDate on, List<BoundRule> rules) {}

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

  /**
   * @param on the day of the list in which the person was seen
   * @param from from when it holds; the day when not told
   * @param replaces with its version, the statement whose place it takes
   */
  record StaffStatement(
      String pack,
      String rule,
      LocalDate on,
      String staffNo,
      String ask,
      String value,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Long replaces,
      @Nullable Integer version) {}

  record StatementEnd(int version, @Nullable String reason) {}

  private final Entitlements entitlements;
  private final Statements statements;
  private final BindingRules rules;
  private final Registry registry;
  private final Callers callers;

  EntitlementController(
      Entitlements entitlements,
      Statements statements,
      BindingRules rules,
      Registry registry,
      Callers callers) {
    this.entitlements = entitlements;
    this.statements = statements;
    this.rules = rules;
    this.registry = registry;
    this.callers = callers;
  }

  @GetMapping("/rules")
  EntitlementRules rules(
      @PathVariable String scope,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    var day = day(on);
    return new EntitlementRules(
        day,
        entitlements.rules(callers.current(), scope, day).stream().map(CaseViews::bound).toList());
  }

  /**
   * @param group entitled, next, not, open, not_fixed or undefined; all when not told
   */
  @GetMapping
  EntitledPage list(
      @PathVariable String scope,
      @RequestParam String pack,
      @RequestParam String rule,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(required = false) @Nullable String group,
      @RequestParam(required = false) @Nullable String find,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var day = day(on);
    var query =
        new EntitlementQuery(
            scope,
            pack,
            rule,
            day,
            group == null || group.isBlank() ? null : state(group),
            find == null || find.isBlank() ? null : find.strip(),
            after,
            Math.clamp(limit, 1, MOST_ROWS));
    var page = entitlements.list(callers.current(), query);
    var of = page.bound();
    return new EntitledPage(
        day,
        CaseViews.bound(of),
        Stream.of(State.values())
            .map(s -> new CountOf(s.code(), page.counts().getOrDefault(s, 0)))
            .toList(),
        page.missing().entrySet().stream()
            .flatMap(e ->
                of.rule().ask(e.getKey()).stream()
                    .map(a -> new AskMissing(a.id(), a.label(), e.getValue())))
            .toList(),
        page.rows().stream().map(s -> row(of, s)).toList(),
        page.after());
  }

  @GetMapping("/staff/{staffNo}")
  EntitledOne one(
      @PathVariable String scope,
      @PathVariable String staffNo,
      @RequestParam String pack,
      @RequestParam String rule,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return one(new EntitlementQuery(scope, pack, rule, day(on), null, null, null, 1), staffNo);
  }

  private EntitledOne one(EntitlementQuery query, String staffNo) {
    var caller = callers.current();
    var of = rules.find(query.pack(), query.rule(), query.on(), Entitlements.STAFF, Entitlements.KINDS);
    var standing = entitlements.one(caller, query, staffNo);
    var award = standing.award();
    return new EntitledOne(
        query.on(),
        CaseViews.bound(of),
        row(of, standing),
        CaseViews.answers(of.pack(), standing.verdict()),
        CaseViews.lines(of.pack(), standing.verdict()),
        award == null ? null : award.explained().rule().title(),
        award == null ? null : CaseViews.lines(of.pack(), award),
        entitlements.posts(caller, standing).stream().map(this::post).toList(),
        entitlements.stated(caller, query.pack(), standing).stream()
            .map(CaseViews::shown)
            .toList(),
        EntitlementPower.STATE_STAFF.duties().contains(caller.duty())
            && caller.writes().covers(standing.institution().id()));
  }

  /** States what no record knows of somebody. */
  @PostMapping("/statements")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(value = "entitlement.state_staff", recordsOf = "scope")
  StatementShown state(@PathVariable String scope, @RequestBody StaffStatement asked) {
    var caller = callers.current();
    var institution = institution(scope);
    var day = MalformedRequest.needed("on", asked.on());
    var staffNo = MalformedRequest.needed("staffNo", asked.staffNo());
    var pack = MalformedRequest.needed("pack", asked.pack());
    var rule = MalformedRequest.needed("rule", asked.rule());
    var of = rules.find(pack, rule, day, Entitlements.STAFF, Entitlements.KINDS);
    var query = new EntitlementQuery(scope, pack, rule, day, null, null, null, 1);
    var standing = entitlements.one(caller, query, staffNo);
    return CaseViews.shown(
        statements.state(
            caller,
            new Statements.Stated(
                of.pack(),
                of.rule(),
                institution,
                staffNo,
                MalformedRequest.needed("ask", asked.ask()),
                MalformedRequest.needed("value", asked.value()).strip(),
                asked.from() == null ? day : asked.from(),
                asked.to(),
                asked.replaces() == null
                    ? null
                    : new Statements.Replaced(
                        asked.replaces(), MalformedRequest.needed("version", asked.version()))),
            standing.facts()));
  }

  /** Takes a statement back. */
  @PostMapping("/statements/{id}/withdrawal")
  @Needs(value = "entitlement.state_staff", recordsOf = "scope")
  StatementShown withdraw(
      @PathVariable String scope, @PathVariable long id, @RequestBody StatementEnd asked) {
    return CaseViews.shown(
        statements.end(
            callers.current(), institution(scope), true, id, asked.version(), asked.reason()));
  }

  private LocalDate day(@Nullable LocalDate asked) {
    return asked == null ? rules.usualDay() : asked;
  }

  private Institution institution(String code) {
    return registry
        .snapshot()
        .institution(code)
        .orElseThrow(() -> UNKNOWN_PLACE.because(code));
  }

  private static State state(String code) {
    return Stream.of(State.values())
        .filter(s -> s.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedRequest(
                    "group", "entitlement.one-of", "entitled, next, not, open, not_fixed"));
  }

  private static EntitledRow row(BindingRules.Bound of, Entitlements.Standing it) {
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

  private PostShown post(Post of) {
    return new PostShown(
        registry
            .snapshot()
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
