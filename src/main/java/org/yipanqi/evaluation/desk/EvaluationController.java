package org.yipanqi.evaluation.desk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
import org.yipanqi.evaluation.RoundOpening;
import org.yipanqi.evaluation.Rounds;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.tables.Phases;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Rounds of evaluation: listed, opened, published, withdrawn. */
@RestController
@RequestMapping("/api/evaluations")
class EvaluationController {

  private static final int MOST = 20;

  /**
   * @param table the number of a table's version
   * @param purpose regular, midterm or final; regular when left out
   */
  record EvaluationOrder(@Nullable Long table, @Nullable String period, @Nullable String purpose) {}

  record EvaluationNumber(long id) {}

  record EvaluationMove(int version, @Nullable String reason) {}

  /** A unit of a round. */
  record EvaluationUnit(
      long run,
      String unit,
      Label name,
      String state,
      Label stateLabel,
      @Nullable String score,
      String whole,
      @Nullable String grade,
      @Nullable Label gradeLabel) {}

  /**
   * A round with the units that the caller may see.
   *
   * @param phase of the policy that a midterm or final evaluation is held for, with its clause and
   *     the day by which the policy wants it
   * @param selfDue the last day for the units' own marks; null where the table sets none
   * @param title of the table
   * @param ours whether the table is a sample that the county has not decided
   * @param state open, published or withdrawn
   * @param closedVersion the closing that its figures come from; null when it needs none
   * @param availableFrom from when others may use the results
   */
  record EvaluationLine(
      long id,
      String county,
      long table,
      String about,
      String pack,
      String period,
      String purpose,
      Label purposeLabel,
      @Nullable Label phase,
      @Nullable String phaseClause,
      @Nullable LocalDate phaseDue,
      @Nullable LocalDate selfDue,
      Label title,
      boolean ours,
      String state,
      int version,
      String openedBy,
      OffsetDateTime openedAt,
      @Nullable Integer closedVersion,
      @Nullable String publishedBy,
      @Nullable OffsetDateTime publishedAt,
      @Nullable LocalDate availableFrom,
      List<EvaluationUnit> units) {}

  /**
   * @param next for the next page; null at the end
   */
  record EvaluationPage(List<EvaluationLine> rows, @Nullable String next) {}

  /**
   * What a round by a table may be held for.
   *
   * @param phase null for regular rounds
   * @param due the day by which the policy wants it
   */
  record EvaluationPurpose(
      String purpose,
      Label label,
      @Nullable Label phase,
      @Nullable String clause,
      @Nullable LocalDate due) {}

  /**
   * @param held purposes for which the table's round of the period is there already
   */
  record EvaluationPeriod(String period, List<String> held) {}

  record EvaluationOffers(List<EvaluationPurpose> purposes, List<EvaluationPeriod> periods) {}

  private final RoundOffers offers;
  private final RoundOpening openings;
  private final Rounds rounds;
  private final RunDesk desk;
  private final Callers callers;

  EvaluationController(
      RoundOffers offers, RoundOpening openings, Rounds rounds, RunDesk desk, Callers callers) {
    this.offers = offers;
    this.openings = openings;
    this.rounds = rounds;
    this.desk = desk;
    this.callers = callers;
  }

  /** A county's rounds, the newest first. */
  @GetMapping
  @Needs(value = "evaluation.see", figuresOf = "county")
  EvaluationPage list(
      @RequestParam String county, @RequestParam(required = false) @Nullable String cursor) {
    var after = Paging.cursor(cursor);
    var from = after == null ? Long.MAX_VALUE : after;
    var found = desk.list(callers.current(), county(county), from, MOST + 1);
    var rows = found.stream().limit(MOST).map(EvaluationController::line).toList();
    return new EvaluationPage(
        rows, found.size() > MOST ? String.valueOf(rows.getLast().id()) : null);
  }

  /**
   * What a round by a table can be opened for: the purposes that the policy knows, and the periods.
   */
  @GetMapping("/offers")
  @Needs("evaluation.hold")
  EvaluationOffers offers(@RequestParam long table) {
    var offer = offers.of(callers.current(), table);
    return new EvaluationOffers(
        offer.purposes().stream().map(EvaluationController::purpose).toList(),
        offer.periods().stream()
            .map(it -> new EvaluationPeriod(it.period().toString(), it.held()))
            .toList());
  }

  private static EvaluationPurpose purpose(Phases.Offered it) {
    var phase = it.phase();
    return new EvaluationPurpose(
        it.purpose().code(),
        it.purpose().label(),
        phase == null ? null : phase.title(),
        phase == null ? null : phase.clause(),
        phase == null ? null : phase.due());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs("evaluation.hold")
  EvaluationNumber open(@RequestBody EvaluationOrder order) {
    var purpose = Purpose.of(order.purpose() == null ? "regular" : order.purpose());
    return new EvaluationNumber(
        openings.open(
            callers.current(),
            MalformedRequest.needed("table", order.table()),
            MalformedRequest.needed("period", order.period()),
            MalformedRequest.needed("purpose", purpose)));
  }

  @PostMapping("/{id}/publication")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.hold")
  void publish(@PathVariable long id, @RequestBody EvaluationMove move) {
    rounds.publish(callers.current(), id, move.version());
  }

  @PostMapping("/{id}/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.hold")
  void withdraw(@PathVariable long id, @RequestBody EvaluationMove move) {
    rounds.withdraw(callers.current(), id, move.version(), Said.reason(move.reason()));
  }

  static long county(String code) {
    if (!code.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "web.needed");
    }
    return Long.parseLong(code);
  }

  private static EvaluationLine line(RunDesk.Listed listed) {
    var it = listed.round();
    var closing = it.closing();
    var phase = it.phase();
    return new EvaluationLine(
        it.id(),
        String.valueOf(it.county()),
        it.tableId(),
        it.about(),
        it.pack(),
        it.period().toString(),
        it.purpose().code(),
        it.purpose().label(),
        phase == null ? null : phase.title(),
        phase == null ? null : phase.clause(),
        phase == null ? null : phase.due(),
        it.selfDue(),
        listed.table(),
        listed.ours(),
        it.state(),
        it.version(),
        it.openedByName(),
        it.openedAt(),
        closing == null ? null : closing.version(),
        it.publishedByName(),
        it.publishedAt(),
        it.availableFrom(),
        listed.runs().stream().map(EvaluationController::unit).toList());
  }

  private static EvaluationUnit unit(Run it) {
    var score = it.score();
    return new EvaluationUnit(
        it.id(),
        it.unit(),
        it.name(),
        it.state().code(),
        it.state().label(),
        score == null ? null : score.toPlainString(),
        it.whole().toPlainString(),
        it.grade(),
        it.gradeLabel());
  }
}
