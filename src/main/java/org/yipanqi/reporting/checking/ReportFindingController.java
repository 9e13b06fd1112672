package org.yipanqi.reporting.checking;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;
import org.yipanqi.reporting.ReportFindingRows;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** ReportFindings about returns. */
@RestController
@RequestMapping("/api/returns")
class ReportFindingController {

  /**
   * @param kind difference (from the records) or spot_check
   * @param reported what the return says
   * @param recorded what the records, or whoever looked, say
   */
  record FindingLine(
      long id,
      long returnId,
      String kind,
      String address,
      @Nullable String reported,
      @Nullable String recorded,
      String state,
      Label ownerDuty,
      String ownerUnit,
      OffsetDateTime foundAt,
      @Nullable String explanation,
      @Nullable String explainedName,
      @Nullable String decision,
      @Nullable String decidedName,
      int version) {}

  record ReportFindingPage(List<FindingLine> rows, @Nullable String next) {}

  record FindingWords(@Nullable Integer version, @Nullable String words) {}

  record FindingDecision(
      @Nullable Integer version, @Nullable Boolean holds, @Nullable String words) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Callers callers;
  private final ReportFindings findings;

  ReportFindingController(Callers callers, ReportFindings findings) {
    this.callers = callers;
    this.findings = findings;
  }

  @GetMapping("/{id}/findings")
  @Needs("reporting.see")
  List<FindingLine> of(@PathVariable long id) {
    return findings.of(callers.current(), id).stream().map(ReportFindingController::line).toList();
  }

  /** Of a county, not settled yet. */
  @GetMapping("/findings")
  @Needs(value = "reporting.watch", figuresOf = "county")
  ReportFindingPage open(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Objects.requireNonNullElse(Paging.cursor(cursor), 0L);
    var found = findings.open(callers.current(), DrawController.number(county), after, most + 1);
    var page = found.size() > most ? found.subList(0, most) : found;
    return new ReportFindingPage(
        page.stream().map(ReportFindingController::line).toList(),
        found.size() > most ? String.valueOf(page.getLast().id()) : null);
  }

  @PostMapping("/findings/{id}/explanation")
  @Needs("reporting.fill")
  FindingLine explain(@PathVariable long id, @RequestBody FindingWords said) {
    var version = needed("version", said.version());
    return line(findings.explain(callers.current(), id, version, said.words()));
  }

  @PostMapping("/findings/{id}/decision")
  @Needs("reporting.review")
  FindingLine decide(@PathVariable long id, @RequestBody FindingDecision said) {
    return line(
        findings.decide(
            callers.current(),
            id,
            needed("version", said.version()),
            needed("holds", said.holds()),
            said.words()));
  }

  private static FindingLine line(ReportFindingRows.Row it) {
    return new FindingLine(
        it.id(),
        it.returnId(),
        it.kind(),
        it.address(),
        it.reported(),
        it.recorded(),
        it.state().code(),
        Duty.valueOf(it.ownerDuty()).label(),
        it.ownerUnit(),
        it.foundAt(),
        it.explanation(),
        it.explainedName(),
        it.decision(),
        it.decidedName(),
        it.version());
  }
}
