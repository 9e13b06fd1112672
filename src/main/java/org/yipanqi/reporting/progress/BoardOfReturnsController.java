package org.yipanqi.reporting.progress;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.reporting.FormAtWork;
import org.yipanqi.reporting.FormShelf;
import org.yipanqi.reporting.ReportingProblem;
import org.yipanqi.reporting.ReturnPeriods;
import org.yipanqi.reporting.Units;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** How far the returns of a county are. */
@RestController
@RequestMapping("/api/returns/board")
class BoardOfReturnsController {

  record ReturnsBoard(String county, String month, List<FormProgress> forms) {}

  /**
   * A form's returns, counted over the units that owe it.
   *
   * @param complete percent of the owed that is in; null where nothing is owed
   * @param timely percent of the owed that was in by the day; null while no day is fixed
   */
  record FormProgress(
      String pack,
      Label packTitle,
      String form,
      Label title,
      String period,
      @Nullable LocalDate due,
      int owed,
      int begun,
      int in,
      int returned,
      int locked,
      int overdue,
      @Nullable String complete,
      @Nullable String timely) {}

  record UnitsProgress(FormProgress form, List<UnitProgress> units) {}

  /**
   * @param state owed while nobody has begun it
   */
  record UnitProgress(
      String code,
      Label name,
      @Nullable Long id,
      String state,
      @Nullable Integer filled,
      @Nullable Integer required,
      int timesReturned,
      @Nullable OffsetDateTime handedInAt,
      @Nullable LocalDate due,
      boolean overdue,
      @Nullable Boolean onTime) {}

  private final Callers callers;
  private final StatusBoard board;
  private final FormShelf forms;
  private final Units units;
  private final UsualMonth usual;

  BoardOfReturnsController(
      Callers callers, StatusBoard board, FormShelf forms, Units units, UsualMonth usual) {
    this.callers = callers;
    this.board = board;
    this.forms = forms;
    this.units = units;
    this.usual = usual;
  }

  /**
   * @param county the caller's first without it
   * @param month the last one that is over without it
   */
  @GetMapping
  @Needs(value = "reporting.watch", figuresOf = "county")
  ReturnsBoard forms(
      @RequestParam(required = false) @Nullable String county,
      @RequestParam(required = false) @Nullable String month) {
    var caller = callers.current();
    var of = county(caller, county);
    var at = month == null ? usual.now() : ReturnPeriods.month(month);
    return new ReturnsBoard(
        String.valueOf(of),
        at.toString(),
        board.forms(caller, of, at).stream().map(BoardOfReturnsController::shown).toList());
  }

  @GetMapping("/units")
  @Needs(value = "reporting.watch", figuresOf = "county")
  UnitsProgress units(
      @RequestParam String county,
      @RequestParam String pack,
      @RequestParam String form,
      @RequestParam String period) {
    var caller = callers.current();
    var of = county(caller, county);
    var at = form(pack, form, period);
    var lines = board.units(caller, of, at);
    var counted = new StatusBoard.FormLine(at, at.due().orElse(null), StatusBoard.count(lines));
    return new UnitsProgress(
        shown(counted), lines.stream().map(BoardOfReturnsController::shown).toList());
  }

  private FormAtWork form(String pack, String form, String period) {
    return forms
        .newest(pack, form, ReturnPeriods.of(period))
        .orElseThrow(() -> ReportingProblem.UNKNOWN_FORM.because(form));
  }

  private long county(Caller caller, @Nullable String given) {
    if (given == null) {
      return units.countiesOf(caller.unit()).stream()
          .findFirst()
          .orElseThrow(() -> ReportingProblem.UNKNOWN_UNIT.because(caller.unit()));
    }
    if (!given.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "reporting.county");
    }
    return Long.parseLong(given);
  }

  private static FormProgress shown(StatusBoard.FormLine it) {
    var count = it.count();
    return new FormProgress(
        it.form().pack().id(),
        it.form().pack().title(),
        it.form().form().id(),
        it.form().form().title(),
        it.form().period().toString(),
        it.due(),
        count.owed(),
        count.begun(),
        count.in(),
        count.returned(),
        count.locked(),
        count.overdue(),
        count.complete() == null ? null : count.complete().toPlainString(),
        count.timely() == null ? null : count.timely().toPlainString());
  }

  private static UnitProgress shown(StatusBoard.UnitLine it) {
    var have = it.have();
    return new UnitProgress(
        it.unit().code(),
        it.unit().shortName(),
        have == null ? null : have.id(),
        have == null ? "owed" : have.state().code(),
        have == null ? null : have.count().filled(),
        have == null ? null : have.count().required(),
        have == null ? 0 : have.timesReturned(),
        have == null ? null : have.handedInAt(),
        it.due(),
        it.overdue(),
        it.onTime());
  }
}
