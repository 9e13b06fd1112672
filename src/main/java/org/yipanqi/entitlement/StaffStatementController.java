package org.yipanqi.entitlement;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_PLACE;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.entitlement.CaseViews.StatementShown;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** What is stated of an institution's staff. */
@RestController
@RequestMapping("/api/entitlements/{scope}/statements")
@Needs(value = "entitlement.state_staff", recordsOf = "scope")
class StaffStatementController {

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

  StaffStatementController(
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

  /** States what no record knows of somebody. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
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
            standing.facts(),
            Set.of()));
  }

  /** Takes a statement back. */
  @PostMapping("/{id}/withdrawal")
  StatementShown withdraw(
      @PathVariable String scope, @PathVariable long id, @RequestBody StatementEnd asked) {
    return CaseViews.shown(
        statements.end(
            callers.current(), institution(scope), true, id, asked.version(), asked.reason()));
  }

  private Institution institution(String code) {
    return registry.snapshot().institution(code).orElseThrow(() -> UNKNOWN_PLACE.because(code));
  }
}
