package org.yipanqi.supervision.inspections;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.yipanqi.policy.Policies;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Findings written, put right and looked at again. */
@RestController
@RequestMapping("/api")
class FindingController {

  record FindingPage(List<FindingShown> rows, @Nullable String next) {}

  /**
   * @param clausePlace of the clause it is against, as the document numbers it
   * @param daysLate since when it should have been put right
   * @param failed how often a re-check found it was not
   */
  record FindingShown(
      String id,
      String inspection,
      String place,
      String unit,
      int no,
      String words,
      String severity,
      @Nullable String pack,
      @Nullable String clause,
      @Nullable String clausePlace,
      LocalDate due,
      long daysLate,
      String state,
      int failed,
      int version) {}

  /**
   * @param own whether the caller may say that it is put right
   */
  record WholeFinding(FindingShown finding, boolean own, List<FindingStep> steps) {}

  record FindingStep(
      String act, @Nullable String words, @Nullable LocalDate due, String by, OffsetDateTime at) {}

  record WrittenFinding(
      @Nullable String place,
      @Nullable String words,
      boolean serious,
      @Nullable String pack,
      @Nullable String clause,
      @Nullable String due) {}

  record FindingNumber(String id) {}

  record Rectification(@Nullable Integer version, @Nullable String words) {}

  record Recheck(
      @Nullable Integer version,
      @Nullable Boolean passed,
      @Nullable String words,
      @Nullable String due) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Findings findings;
  private final FindingsShown shown;
  private final Ledger ledger;
  private final Policies policies;
  private final Callers callers;

  FindingController(
      Findings findings, FindingsShown shown, Ledger ledger, Policies policies, Callers callers) {
    this.findings = findings;
    this.shown = shown;
    this.ledger = ledger;
    this.policies = policies;
    this.callers = callers;
  }

  /**
   * The newest first.
   *
   * @param late only those that should have been put right by now
   */
  @GetMapping("/findings")
  @Needs(value = "supervision.see_findings", figuresOf = "county")
  FindingPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) boolean late,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    var found = shown.list(ledger.county(county), state(state), late, before, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new FindingPage(
        page.stream().map(shown::shown).toList(),
        more ? String.valueOf(page.getLast().id()) : null);
  }

  @GetMapping("/findings/{id}")
  @Needs("supervision.see_findings")
  WholeFinding one(@PathVariable long id) {
    return shown.whole(callers.current(), id);
  }

  @PostMapping("/inspections/{id}/findings")
  @Needs("supervision.inspect")
  @ResponseStatus(HttpStatus.CREATED)
  FindingNumber write(@PathVariable long id, @RequestBody WrittenFinding given) {
    var pack = given.pack() == null || given.pack().isBlank() ? null : given.pack();
    var clause = given.clause() == null || given.clause().isBlank() ? null : given.clause();
    if ((pack == null) != (clause == null)
        || (pack != null && clause != null && policies.get(pack).clause(clause).isEmpty())) {
      throw new MalformedRequest("clause", "web.bad-value");
    }
    var wanted =
        new Findings.NewFinding(
            needed("place", Paging.cursor(needed("place", given.place()))),
            Given.words(given.words(), Given.SHORTEST, 1_000),
            given.serious(),
            pack,
            clause,
            Given.day("due", given.due()));
    return new FindingNumber(String.valueOf(findings.write(callers.current(), id, wanted)));
  }

  @PostMapping("/findings/{id}/rectifications")
  @Needs("supervision.report")
  FindingShown rectify(@PathVariable long id, @RequestBody Rectification given) {
    return shown.shown(
        findings.rectify(callers.current(), id, needed("version", given.version()), given.words()));
  }

  @PostMapping("/findings/{id}/rechecks")
  @Needs("supervision.inspect")
  FindingShown check(@PathVariable long id, @RequestBody Recheck given) {
    return shown.shown(
        findings.check(
            callers.current(),
            id,
            needed("version", given.version()),
            needed("passed", given.passed()),
            given.words(),
            Given.dayOrNull("due", given.due())));
  }

  private static Finding.@Nullable State state(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : Arrays.stream(Finding.State.values())
            .filter(s -> s.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("state", "web.bad-value"));
  }
}
