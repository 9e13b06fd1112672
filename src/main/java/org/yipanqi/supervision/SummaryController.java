package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** The ledger on one page, and by days. */
@RestController
@RequestMapping("/api/tasks")
@Needs(value = "supervision.see", figuresOf = "county")
class SummaryController {

  record LedgerSummary(
      LocalDate day,
      int total,
      int over,
      int undated,
      List<LedgerGroup> groups,
      int lateCount,
      List<TaskController.LedgerTask> late,
      int missedCount,
      List<TaskController.LedgerTask> missed,
      int soonDays,
      List<TaskController.LedgerTask> soon,
      List<TaskController.LedgerTask> waiting) {}

  record LedgerGroup(
      @Nullable String pack, Label label, int total, int over, int late, int waiting) {}

  record LedgerYear(int year, LocalDate today, List<LedgerDay> days) {}

  record LedgerDay(
      LocalDate day,
      String kind,
      String id,
      Label title,
      @Nullable String who,
      String state,
      boolean over,
      boolean late) {}

  private final TaskSummaries summaries;
  private final DueDays days;
  private final TaskBook book;
  private final TaskRowsShown shown;
  private final Callers callers;

  SummaryController(
      TaskSummaries summaries, DueDays days, TaskBook book, TaskRowsShown shown, Callers callers) {
    this.summaries = summaries;
    this.days = days;
    this.book = book;
    this.shown = shown;
    this.callers = callers;
  }

  @GetMapping("/summary")
  LedgerSummary summary(@RequestParam String county) {
    var it = summaries.of(callers.current(), county);
    return new LedgerSummary(
        it.day(),
        it.total(),
        it.over(),
        it.undated(),
        it.groups().stream()
            .map(g ->
                new LedgerGroup(g.pack(), g.label(), g.total(), g.over(), g.late(), g.waiting()))
            .toList(),
        it.lateCount(),
        tasks(it.late()),
        it.missedCount(),
        tasks(it.missed()),
        TaskSummaries.SOON_DAYS,
        tasks(it.soon()),
        tasks(it.waiting()));
  }

  /** What falls on which day of a year; of this one without a year. */
  @GetMapping("/calendar")
  LedgerYear calendar(
      @RequestParam String county, @RequestParam(required = false) @Nullable Integer year) {
    var today = book.today();
    var of = year == null ? today.getYear() : year;
    if (of < 1900 || of > 2200) {
      throw new MalformedRequest("year", "web.bad-value");
    }
    return new LedgerYear(
        of,
        today,
        days.of(callers.current(), county, of).stream()
            .map(d ->
                new LedgerDay(
                    d.day(), d.kind(), d.id(), d.title(), d.who(), d.state(), d.over(), d.late()))
            .toList());
  }

  private List<TaskController.LedgerTask> tasks(List<TaskLine> lines) {
    return lines.stream().map(shown::of).toList();
  }
}
