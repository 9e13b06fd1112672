package org.yipanqi.reporting.checking;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.yipanqi.reporting.FindingState;
import org.yipanqi.reporting.Units;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** What is found about returns. */
@RestController
@RequestMapping("/api/returns")
class ReportFindingController {

  /**
   * @param kind difference (from the records) or spot_check
   * @param cell what the cell is called
   * @param reported what the return says
   * @param recorded what the records, or whoever looked, say
   * @param may what whoever asks may do about it: explain, decide
   */
  record FindingLine(
      long id,
      long returnId,
      Label form,
      String period,
      String kind,
      String address,
      Label cell,
      @Nullable String reported,
      @Nullable String recorded,
      String state,
      Label ownerDuty,
      String ownerUnit,
      Label ownerName,
      OffsetDateTime foundAt,
      @Nullable String explanation,
      @Nullable String explainedName,
      @Nullable String decision,
      @Nullable String decidedName,
      List<String> may,
      int version) {}

  /**
   * @param owners who has findings to answer for
   */
  record ReportFindingPage(
      List<FindingLine> rows, @Nullable String next, List<FindingOwner> owners) {}

  record FindingOwner(String code, Label name, int unsettled) {}

  record FindingWords(@Nullable Integer version, @Nullable String words) {}

  record FindingDecision(
      @Nullable Integer version, @Nullable Boolean holds, @Nullable String words) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Callers callers;
  private final ReportFindings findings;
  private final Units units;

  ReportFindingController(Callers callers, ReportFindings findings, Units units) {
    this.callers = callers;
    this.findings = findings;
    this.units = units;
  }

  @GetMapping("/{id}/findings")
  @Needs("reporting.see")
  List<FindingLine> of(@PathVariable long id) {
    return findings.of(callers.current(), id).stream().map(ReportFindingController::line).toList();
  }

  /**
   * Of a county.
   *
   * @param state open, explained, accepted or corrected; what is not settled without it
   * @param owner the code of the unit that has to answer for them
   */
  @GetMapping("/findings")
  @Needs(value = "reporting.watch", figuresOf = "county")
  ReportFindingPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Objects.requireNonNullElse(Paging.cursor(cursor), 0L);
    var caller = callers.current();
    var of = DrawController.number(county);
    var found = findings.of(caller, of, states(state), owner, after, most + 1);
    var page = found.size() > most ? found.subList(0, most) : found;
    return new ReportFindingPage(
        page.stream().map(ReportFindingController::line).toList(),
        found.size() > most ? String.valueOf(page.getLast().row().id()) : null,
        findings.unsettled(caller, of).entrySet().stream()
            .map(it -> new FindingOwner(it.getKey(), units.nameOf(it.getKey()), it.getValue()))
            .toList());
  }

  private static List<FindingState> states(@Nullable String code) {
    if (code == null || code.isEmpty()) {
      return List.of(FindingState.OPEN, FindingState.EXPLAINED);
    }
    return Stream.of(FindingState.values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .map(List::of)
        .orElseThrow(() -> new MalformedRequest("state", "web.bad-value"));
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

  private static List<String> may(ReportFindings.Told told) {
    var may = new ArrayList<String>();
    if (told.fills() && told.row().unsettled()) {
      may.add("explain");
    }
    if (told.reviews() && told.row().state() == FindingState.EXPLAINED) {
      may.add("decide");
    }
    return may;
  }

  private static FindingLine line(ReportFindings.Told told) {
    var it = told.row();
    return new FindingLine(
        it.id(),
        it.returnId(),
        told.way().form().form().title(),
        told.of().period().toString(),
        it.kind(),
        it.address(),
        told.cell(),
        it.reported(),
        it.recorded(),
        it.state().code(),
        Duty.valueOf(it.ownerDuty()).label(),
        it.ownerUnit(),
        told.way().unit().shortName(),
        it.foundAt(),
        it.explanation(),
        it.explainedName(),
        it.decision(),
        it.decidedName(),
        may(told),
        it.version());
  }
}
