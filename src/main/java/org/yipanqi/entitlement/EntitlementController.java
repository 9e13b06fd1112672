package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.entitlement.CaseViews.BoundRule;
import org.yipanqi.entitlement.EntitledViews.EntitledOne;
import org.yipanqi.entitlement.EntitledViews.EntitledPage;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Who of a place's staff is entitled, and what is stated of them. */
@RestController
@RequestMapping("/api/entitlements/{scope}")
@Needs(value = "entitlement.see_staff", recordsOf = "scope")
class EntitlementController {

  private static final int USUAL_ROWS = 50;
  private static final int MOST_ROWS = 200;

  /** The rules that may be asked, and the day they are asked for. */
  record EntitlementRules(LocalDate on, List<BoundRule> rules) {}

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
      @RequestParam(required = false) @Nullable Integer limit) {
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
            Paging.limit(limit, USUAL_ROWS, MOST_ROWS));
    return EntitledViews.page(day, entitlements.list(callers.current(), query));
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
    var of =
        rules.find(query.pack(), query.rule(), query.on(), Entitlements.STAFF, Entitlements.KINDS);
    var standing = entitlements.one(caller, query, staffNo);
    var award = standing.award();
    return new EntitledOne(
        query.on(),
        CaseViews.bound(of),
        EntitledViews.row(of, standing),
        CaseViews.answers(of.pack(), standing.verdict()),
        CaseViews.lines(of.pack(), standing.verdict()),
        award == null ? null : award.explained().rule().title(),
        award == null ? null : CaseViews.lines(of.pack(), award),
        entitlements.posts(caller, standing).stream()
            .map(p -> EntitledViews.post(p, registry.snapshot()))
            .toList(),
        statements.history(caller, query.pack(), standing.institution(), staffNo).stream()
            .map(CaseViews::shown)
            .toList(),
        statements.mayStateOfStaff(caller, standing.institution()));
  }

  private LocalDate day(@Nullable LocalDate asked) {
    return asked == null ? rules.usualDay() : asked;
  }

  private static State state(String code) {
    return Stream.of(State.values())
        .filter(s -> s.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new MalformedRequest(
                "group", "entitlement.one-of", "entitled, next, not, open, not_fixed"));
  }
}
