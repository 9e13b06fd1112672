package org.yipanqi.supervision;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** The ledger of tasks, read. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

  record LedgerPage(
      List<LedgerTask> rows, @Nullable String next, int total, List<LedgerCount> counts) {}

  record LedgerCount(String standing, Label label, int count) {}

  /**
   * @param pack null for what was raised here
   * @param dated who gave the date: policy, county or nobody
   * @param daysLate since when it is late; 0 when it is not
   * @param period of the figures that show it
   * @param decision the number of the meeting's decision that it is; null for every other
   */
  record LedgerTask(
      String id,
      String kind,
      @Nullable String pack,
      @Nullable String ref,
      @Nullable Integer no,
      String what,
      Label title,
      @Nullable String clause,
      @Nullable String place,
      @Nullable Label group,
      List<Label> units,
      boolean unitsStated,
      boolean leadFirst,
      @Nullable LocalDate due,
      String dated,
      long daysLate,
      @Nullable String institution,
      @Nullable String institutionName,
      @Nullable String assigned,
      @Nullable String login,
      String standing,
      Label standingLabel,
      String state,
      int returned,
      List<TaskFigure> figures,
      @Nullable String period,
      @Nullable String decision,
      int version) {}

  record TaskFigure(
      String series,
      Label title,
      @Nullable String value,
      @Nullable String unit,
      String state,
      String judgement,
      String target) {}

  /**
   * @param basis what a raised task rests on
   * @param detailed whether the caller sees its steps and files
   * @param mayReport whether the caller may report on it and add files
   */
  record WholeTask(
      LedgerTask task,
      @Nullable String basis,
      @Nullable String dueReason,
      boolean detailed,
      boolean mayReport,
      boolean needsEvidence,
      List<StepShown> steps) {}

  record StepShown(
      String act, @Nullable String words, @Nullable LocalDate due, String by, OffsetDateTime at) {

    static StepShown of(Steps.Step it) {
      return new StepShown(it.act(), it.words(), it.due(), it.by(), it.at());
    }
  }

  record TaskOfDecision(String id) {}

  private static final int USUAL = 100;
  private static final int MOST = 200;

  private final TaskBook book;
  private final TaskWords words;
  private final TaskRowsShown shown;
  private final Steps steps;
  private final Callers callers;

  TaskController(
      TaskBook book, TaskWords words, TaskRowsShown shown, Steps steps, Callers callers) {
    this.book = book;
    this.words = words;
    this.shown = shown;
    this.steps = steps;
    this.callers = callers;
  }

  /** In the policies' own order; what was raised here comes last. */
  @GetMapping
  @Needs(value = "supervision.see", figuresOf = "county")
  LedgerPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String pack,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String standing,
      @RequestParam(required = false) boolean mine,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Paging.cursor(cursor);
    var wanted = asked(county, pack, kind, null, mine, text);
    var all = book.list(callers.current(), wanted);
    var only = standing(standing);
    var found = all.stream().filter(l -> only == null || l.standing() == only).toList();
    var from = after == null ? 0 : 1 + position(found, after);
    var page = found.subList(from, Math.min(found.size(), from + most));
    var more = from + page.size() < found.size();
    return new LedgerPage(
        page.stream().map(shown::of).toList(),
        more ? String.valueOf(page.getLast().task().id()) : null,
        found.size(),
        counts(all));
  }

  @GetMapping("/{id}")
  @Needs("supervision.see")
  WholeTask one(@PathVariable long id) {
    var caller = callers.current();
    var line = book.find(caller, id);
    var rule = line.line();
    return new WholeTask(
        shown.of(line),
        line.task().basis(),
        line.task().dueReason(),
        TaskGate.seesDetails(caller, line.task()),
        TaskGate.covers(caller, line.task()),
        rule != null && rule.needsEvidence(),
        steps.list(Steps.Subject.TASK, id).stream().map(StepShown::of).toList());
  }

  /** The task of a meeting's decision. */
  @GetMapping("/of-decision/{decision}")
  @Needs("supervision.see")
  TaskOfDecision ofDecision(@PathVariable long decision) {
    return new TaskOfDecision(
        String.valueOf(book.ofDecision(callers.current(), decision).task().id()));
  }

  /** What the list shows, whole, as an Excel file. */
  @GetMapping("/file")
  @Needs(value = "supervision.see", figuresOf = "county")
  ResponseEntity<byte[]> file(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String pack,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String standing,
      @RequestParam(required = false) boolean mine,
      @RequestParam(required = false) @Nullable String text,
      Locale locale) {
    var wanted = asked(county, pack, kind, standing(standing), mine, text);
    return SheetFile.answer(
        "tasks-" + county + "-" + book.today() + ".xlsx",
        words.sheet(book.list(callers.current(), wanted), locale));
  }

  private static int position(List<TaskLine> lines, long id) {
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).task().id() == id) {
        return i;
      }
    }
    throw new MalformedRequest("cursor", "web.bad-cursor");
  }

  private static List<LedgerCount> counts(List<TaskLine> lines) {
    return Arrays.stream(Standing.values())
        .map(s ->
            new LedgerCount(
                s.code(), s.label(), (int) lines.stream().filter(l -> l.standing() == s).count()))
        .filter(c -> c.count() > 0)
        .toList();
  }

  private static TaskBook.Asked asked(
      String county,
      @Nullable String pack,
      @Nullable String kind,
      @Nullable Standing standing,
      boolean mine,
      @Nullable String text) {
    return new TaskBook.Asked(county, blank(pack), kind(blank(kind)), standing, mine, blank(text));
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Task.@Nullable Kind kind(@Nullable String code) {
    return code == null
        ? null
        : Arrays.stream(Task.Kind.values())
            .filter(k -> k.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("kind", "web.bad-value"));
  }

  private static @Nullable Standing standing(@Nullable String code) {
    var wanted = Objects.toString(blank(code), "");
    return wanted.isEmpty()
        ? null
        : Arrays.stream(Standing.values())
            .filter(s -> s.code().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("standing", "web.bad-value"));
  }
}
