package org.yipanqi.reporting.progress;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.reporting.ReturnPeriods;
import org.yipanqi.reporting.ReturnState;
import org.yipanqi.web.Needs;

/** What one has to fill and to review. */
@RestController
@RequestMapping("/api/returns/desk")
@Needs("reporting.see")
class DeskController {

  /**
   * One's own desk for a month.
   *
   * @param givenBack to be mended, of whatever period
   */
  record DeskShown(
      String month,
      List<OwedReturn> givenBack,
      List<OwedReturn> toFill,
      List<WaitingReturn> waiting,
      List<FormInUse> inUse) {}

  /**
   * A form that is owed for the month, by whomever.
   *
   * @param owner institution, community or county
   * @param mine whether one of its steps is for whoever looks
   */
  record FormInUse(
      String pack,
      Label packTitle,
      String form,
      Label title,
      String period,
      String owner,
      boolean mine,
      List<StepInUse> steps) {}

  record StepInUse(Label label, Label duty, boolean mine, @Nullable Label dueWords) {}

  /**
   * @param id null while nobody has begun it
   * @param state owed while nobody has begun it
   */
  record OwedReturn(
      @Nullable Long id,
      String pack,
      Label packTitle,
      String form,
      Label title,
      String period,
      String unitCode,
      Label unitName,
      String state,
      @Nullable Integer filled,
      @Nullable Integer required,
      int errors,
      @Nullable LocalDate due,
      @Nullable Label dueWords,
      boolean overdue) {}

  record WaitingReturn(
      long id,
      int version,
      Label title,
      String period,
      String unitCode,
      Label unitName,
      Label step,
      String act,
      String submittedName,
      OffsetDateTime submittedAt,
      @Nullable LocalDate due,
      int warnings) {}

  private final Callers callers;
  private final Desk desk;
  private final UsualMonth usual;

  DeskController(Callers callers, Desk desk, UsualMonth usual) {
    this.callers = callers;
    this.desk = desk;
    this.usual = usual;
  }

  /**
   * @param month of which returns are owed; the last one that is over without it
   */
  @GetMapping
  DeskShown desk(@RequestParam(required = false) @Nullable String month) {
    var caller = callers.current();
    var of = month == null ? usual.now() : ReturnPeriods.month(month);
    return new DeskShown(
        of.toString(),
        desk.givenBack(caller).stream().map(DeskController::owed).toList(),
        desk.toFill(caller, of).stream().map(DeskController::owed).toList(),
        desk.waiting(caller).stream().map(DeskController::waiting).toList(),
        desk.inUse(caller, of).stream().map(DeskController::inUse).toList());
  }

  private static FormInUse inUse(Desk.InUse it) {
    var form = it.form();
    var steps = form.chain().steps();
    return new FormInUse(
        form.pack().id(),
        form.pack().title(),
        form.form().id(),
        form.form().title(),
        form.period().toString(),
        form.form().owner().name().toLowerCase(Locale.ROOT),
        !it.mine().isEmpty(),
        IntStream.range(0, steps.size())
            .mapToObj(no -> {
              var due = steps.get(no).due();
              return new StepInUse(
                  steps.get(no).label(),
                  steps.get(no).duty().label(),
                  it.mine().contains(no),
                  due == null ? null : due.words(form.given().parameters()));
            })
            .toList());
  }

  private static OwedReturn owed(Desk.Owed it) {
    var have = it.have();
    return new OwedReturn(
        have == null ? null : have.id(),
        it.form().pack().id(),
        it.form().pack().title(),
        it.form().form().id(),
        it.form().form().title(),
        it.form().period().toString(),
        it.unit().code(),
        it.unit().shortName(),
        have == null ? "owed" : have.state().code(),
        have == null ? null : have.count().filled(),
        have == null ? null : have.count().required(),
        have == null ? 0 : have.count().errors(),
        it.due(),
        it.form().dueWords(),
        it.overdue());
  }

  private static WaitingReturn waiting(Desk.Waiting it) {
    var of = it.of();
    var step = it.way().step(of.step());
    var submitted = Objects.requireNonNull(of.submitted());
    return new WaitingReturn(
        of.id(),
        of.version(),
        it.way().form().form().title(),
        of.period().toString(),
        of.unit(),
        it.way().unit().shortName(),
        step.label(),
        of.state() == ReturnState.APPROVED ? "lock" : "approve",
        submitted.name(),
        submitted.at(),
        it.due(),
        of.count().warnings());
  }
}
