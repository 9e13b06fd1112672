package org.yipanqi.entitlement.dues;

import static org.yipanqi.entitlement.EntitlementProblem.UNKNOWN_PLACE;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.entitlement.CaseViews;
import org.yipanqi.entitlement.CaseViews.StatementShown;
import org.yipanqi.entitlement.Statements;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** What is stated of an institution. */
@RestController
@RequestMapping("/api/dues/{scope}/statements")
@Needs(value = "entitlement.state_institution", recordsOf = "scope")
class DueStatementController {

  /**
   * @param from from when it holds; the first day of the year of {@code on} when not told
   * @param to the last day it holds; null for without end
   */
  record InstitutionStatement(
      String pack,
      String rule,
      LocalDate on,
      String ask,
      String value,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Long replaces,
      @Nullable Integer version) {}

  record InstitutionStatementEnd(int version, @Nullable String reason) {}

  private final Dues dues;
  private final Statements statements;
  private final Registry registry;
  private final Callers callers;

  DueStatementController(Dues dues, Statements statements, Registry registry, Callers callers) {
    this.dues = dues;
    this.statements = statements;
    this.registry = registry;
    this.callers = callers;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  StatementShown state(@PathVariable String scope, @RequestBody InstitutionStatement asked) {
    var day = MalformedRequest.needed("on", asked.on());
    var at = institution(scope);
    return CaseViews.shown(
        dues.state(
            callers.current(),
            at,
            day,
            MalformedRequest.needed("pack", asked.pack()),
            MalformedRequest.needed("rule", asked.rule()),
            new Dues.Answered(
                MalformedRequest.needed("ask", asked.ask()),
                MalformedRequest.needed("value", asked.value()).strip(),
                asked.from() == null ? LocalDate.of(day.getYear(), 1, 1) : asked.from(),
                asked.to(),
                asked.replaces() == null
                    ? null
                    : new Statements.Replaced(
                        asked.replaces(), MalformedRequest.needed("version", asked.version())))));
  }

  /** Takes a statement back. */
  @PostMapping("/{id}/withdrawal")
  StatementShown withdraw(
      @PathVariable String scope,
      @PathVariable long id,
      @RequestBody InstitutionStatementEnd asked) {
    return CaseViews.shown(
        statements.end(
            callers.current(), institution(scope), false, id, asked.version(), asked.reason()));
  }

  private Institution institution(String code) {
    return registry.snapshot().institution(code).orElseThrow(() -> UNKNOWN_PLACE.because(code));
  }
}
