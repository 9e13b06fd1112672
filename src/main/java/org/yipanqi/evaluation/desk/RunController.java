package org.yipanqi.evaluation.desk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.evaluation.Runs;
import org.yipanqi.evaluation.results.ResultUses;
import org.yipanqi.evaluation.results.RunSheet;
import org.yipanqi.evaluation.results.RunSheet.RunFigure;
import org.yipanqi.evaluation.results.RunSheet.RunResult;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** One unit's evaluation: stated, handed in, reviewed, confirmed, printed. */
@RestController
@RequestMapping("/api/evaluations/runs/{id}")
class RunController {

  /**
   * @param points null takes them back
   */
  record OwnMark(int version, @Nullable String points, @Nullable String statement) {}

  /**
   * @param points null takes the reviewer's points away
   */
  record ReviewedMark(int version, @Nullable String points, @Nullable String reason) {}

  record RunMove(int version, @Nullable String reason) {}

  /** What happened to it. */
  record RunStep(String act, OffsetDateTime at, String by, @Nullable String reason) {}

  /**
   * @param own whether the caller may state marks for it
   * @param all whether the caller may review it
   * @param uses what rests on the result
   */
  record RunView(
      String state,
      Label stateLabel,
      int version,
      boolean own,
      boolean all,
      RunSheet sheet,
      List<RunStep> steps,
      @Nullable Label phase,
      @Nullable String phaseClause,
      @Nullable LocalDate phaseDue,
      @Nullable LocalDate selfDue,
      List<ResultUses.Rests> uses) {}

  /**
   * A criterion that would come out otherwise now.
   *
   * @param then points as they are; null when they do not count, or the table had no such line
   */
  record RunDifference(
      String criterion,
      Label title,
      @Nullable String then,
      @Nullable String now,
      @Nullable RunFigure figureThen,
      @Nullable RunFigure figureNow,
      Label words) {}

  record RunNow(int tableVersion, RunResult then, RunResult now, List<RunDifference> differs) {}

  private final Runs runs;
  private final RunDesk desk;
  private final Callers callers;

  RunController(Runs runs, RunDesk desk, Callers callers) {
    this.runs = runs;
    this.desk = desk;
    this.callers = callers;
  }

  @GetMapping
  @Needs("evaluation.see")
  RunView look(@PathVariable long id) {
    var it = desk.look(callers.current(), id);
    var phase = it.round().phase();
    return new RunView(
        it.run().state().code(),
        it.run().state().label(),
        it.run().version(),
        it.own(),
        it.all(),
        it.sheet(),
        it.events().stream().map(e -> new RunStep(e.act(), e.at(), e.by(), e.reason())).toList(),
        phase == null ? null : phase.title(),
        phase == null ? null : phase.clause(),
        phase == null ? null : phase.due(),
        it.round().selfDue(),
        it.uses());
  }

  /** What it would be by today's figures and table; nothing is changed by asking. */
  @GetMapping("/now")
  @Needs("evaluation.see")
  RunNow now(@PathVariable long id) {
    var it = desk.wouldBe(callers.current(), id);
    return new RunNow(
        it.tableVersion(),
        it.then(),
        it.now(),
        it.differs().stream()
            .map(d ->
                new RunDifference(
                    d.criterion(),
                    d.title(),
                    d.then(),
                    d.now(),
                    d.figureThen(),
                    d.figureNow(),
                    d.words()))
            .toList());
  }

  /** The sheet as an Excel file: of a confirmed one as it was printed then, byte for byte. */
  @GetMapping("/sheet.xlsx")
  @Needs("evaluation.see")
  ResponseEntity<byte[]> sheet(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String language,
      Locale locale) {
    var in = language == null ? locale : Locale.of(language);
    return SheetFile.answer("evaluation-" + id + ".xlsx", desk.print(callers.current(), id, in));
  }

  @PutMapping("/marks/{criterion}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.assess")
  void state(@PathVariable long id, @PathVariable String criterion, @RequestBody OwnMark mark) {
    runs.state(
        callers.current(),
        id,
        mark.version(),
        criterion,
        Said.points(mark.points()),
        Said.statement(mark.statement()));
  }

  @PostMapping("/submission")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.assess")
  void submit(@PathVariable long id, @RequestBody RunMove move) {
    runs.submit(callers.current(), id, move.version());
  }

  @PostMapping("/return")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.review")
  void giveBack(@PathVariable long id, @RequestBody RunMove move) {
    runs.giveBack(callers.current(), id, move.version(), Said.reason(move.reason()));
  }

  @PutMapping("/reviews/{criterion}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.review")
  void review(
      @PathVariable long id, @PathVariable String criterion, @RequestBody ReviewedMark mark) {
    runs.review(
        callers.current(),
        id,
        mark.version(),
        criterion,
        Said.points(mark.points()),
        Said.reason(mark.reason()));
  }

  @PostMapping("/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.review")
  void confirm(@PathVariable long id, @RequestBody RunMove move) {
    runs.confirm(callers.current(), id, move.version());
  }

  @PostMapping("/reopening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs("evaluation.review")
  void reopen(@PathVariable long id, @RequestBody RunMove move) {
    runs.reopen(callers.current(), id, move.version(), Said.reason(move.reason()));
  }
}
