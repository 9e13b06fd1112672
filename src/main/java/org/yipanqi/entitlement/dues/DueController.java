package org.yipanqi.entitlement.dues;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_PLACE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.entitlement.BindingRules;
import org.yipanqi.entitlement.CaseViews;
import org.yipanqi.entitlement.CaseViews.BoundRule;
import org.yipanqi.entitlement.EntitlementQuery;
import org.yipanqi.entitlement.State;
import org.yipanqi.entitlement.Statements;
import org.yipanqi.entitlement.dues.DueViews.DuePage;
import org.yipanqi.entitlement.dues.DueViews.DuesOfPlace;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** What institutions and clinics are due in a year. */
@RestController
@RequestMapping("/api/dues/{scope}")
@Needs(value = "entitlement.see_dues", recordsOf = "scope")
class DueController {

  private static final int USUAL_ROWS = 50;
  private static final int MOST_ROWS = 200;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** The rules that may be asked, and the last day of the year they are asked for. */
  record DueRules(LocalDate on, List<BoundRule> rules) {}

  private final Dues dues;
  private final Statements statements;
  private final BindingRules rules;
  private final Registry registry;
  private final Callers callers;

  DueController(
      Dues dues, Statements statements, BindingRules rules, Registry registry, Callers callers) {
    this.dues = dues;
    this.statements = statements;
    this.rules = rules;
    this.registry = registry;
    this.callers = callers;
  }

  /**
   * @param year the last of which there are records when not told
   */
  @GetMapping("/rules")
  DueRules rules(
      @PathVariable String scope, @RequestParam(required = false) @Nullable Integer year) {
    var day = end(year);
    return new DueRules(
        day, dues.rules(callers.current(), scope, day).stream().map(CaseViews::bound).toList());
  }

  /** Every institution of a place by one rule, with what it comes to. */
  @GetMapping
  DuePage list(
      @PathVariable String scope,
      @RequestParam String pack,
      @RequestParam String rule,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String group,
      @RequestParam(required = false) @Nullable String find,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var day = end(year);
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
    return DueViews.page(day, dues.list(callers.current(), query));
  }

  /** One institution by every rule about it. */
  @GetMapping("/whole")
  DuesOfPlace whole(
      @PathVariable String scope, @RequestParam(required = false) @Nullable Integer year) {
    var caller = callers.current();
    var day = end(year);
    var at = institution(scope);
    var of = dues.of(caller, at, day);
    var packs = of.stream().map(d -> d.bound().pack().id()).distinct().toList();
    return DueViews.whole(
        day,
        at,
        of,
        dues.staff(caller, at, day),
        packs.stream()
            .flatMap(pack -> statements.history(caller, pack, at, null).stream())
            .map(CaseViews::shown)
            .toList(),
        statements.mayStateOfInstitutions(caller, at));
  }

  private Institution institution(String code) {
    return registry.snapshot().institution(code).orElseThrow(() -> UNKNOWN_PLACE.because(code));
  }

  private LocalDate end(@Nullable Integer year) {
    var asked = year == null ? rules.usualDay().getYear() : year;
    if (asked < FIRST_YEAR || asked > LAST_YEAR) {
      throw new MalformedRequest("year", "entitlement.one-of", FIRST_YEAR + "–" + LAST_YEAR);
    }
    return LocalDate.of(asked, 12, 31);
  }

  private static State state(String code) {
    return Stream.of(State.values())
        .filter(s -> s.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new MalformedRequest(
                "group", "entitlement.one-of", "entitled, not, open, not_fixed, undefined"));
  }
}
