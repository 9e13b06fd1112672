package org.yipanqi.facts.sources;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.facts.sources.GapAsk.Only;
import org.yipanqi.facts.sources.Reminders.ReminderEntry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** The board of gaps, its crossings, and who was reminded. */
@RestController
@RequestMapping("/api/sources")
class SourcesController {

  /** Why somebody says so. */
  record StatedReason(@Nullable String reason) {}

  /**
   * @param system whose records are not to count
   */
  record VoidOrder(String system, @Nullable String reason) {}

  record VoidDone(String importId) {}

  record ReminderList(List<ReminderEntry> rows, @Nullable String next) {}

  private static final int USUAL = 200;
  private static final int MOST = 500;
  private static final int MOST_IN_FILE = 5_000;

  private final Callers callers;
  private final GapBoards boards;
  private final CrossingDetails details;
  private final Declarations declarations;
  private final Reminders reminders;

  SourcesController(
      Callers callers,
      GapBoards boards,
      CrossingDetails details,
      Declarations declarations,
      Reminders reminders) {
    this.callers = callers;
    this.boards = boards;
    this.details = details;
    this.declarations = declarations;
    this.reminders = reminders;
  }

  /** All facts of a month; with a fact, that one from a month to a month. */
  @Needs(value = "facts.see_sources", figuresOf = "scope")
  @GetMapping("/gaps")
  GapBoard gaps(
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String fact,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return boards.board(
        callers.current(),
        ask(scope, month, fact, from, to, only),
        cursor == null || cursor.isEmpty() ? null : cursor,
        Paging.limit(limit, USUAL, MOST));
  }

  /** The same as an Excel file, all pages of it. */
  @Needs(value = "facts.see_sources", figuresOf = "scope")
  @GetMapping("/gaps.xlsx")
  ResponseEntity<byte[]> gapsFile(
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String fact,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String only,
      Locale locale) {
    var ask = ask(scope, month, fact, from, to, only);
    var board = boards.board(callers.current(), ask, null, MOST_IN_FILE);
    var name = ask.fact() == null ? String.valueOf(ask.first()) : ask.fact() + "-" + ask.last();
    return SheetFile.answer("sources-" + name + ".xlsx", GapSheet.of(board, locale));
  }

  private GapAsk ask(
      @Nullable String scope,
      @Nullable String month,
      @Nullable String fact,
      @Nullable String from,
      @Nullable String to,
      @Nullable String only) {
    var of = scope == null || scope.isEmpty() ? callers.current().unit() : scope;
    if (fact == null || fact.isEmpty()) {
      var shown = month == null || month.isEmpty() ? boards.usualMonth() : GapAsk.month(month);
      return new GapAsk(of, null, shown, shown, Only.of(only));
    }
    var last = to == null || to.isEmpty() ? boards.usualMonth() : GapAsk.month(to);
    YearMonth first = from == null || from.isEmpty() ? last.minusMonths(11) : GapAsk.month(from);
    return new GapAsk(of, fact, first, last, Only.of(only));
  }

  @Needs(value = "facts.see_sources", figuresOf = "unit")
  @GetMapping("/crossings/{unit}/{fact}/{month}")
  CrossingView crossing(
      @PathVariable String unit, @PathVariable String fact, @PathVariable String month) {
    return details.of(callers.current(), unit, fact, GapAsk.month(month));
  }

  /** Says that there was nothing to report. */
  @Needs(value = "facts.declare", recordsOf = "unit")
  @PostMapping("/crossings/{unit}/{fact}/{month}/declaration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void declare(
      @PathVariable String unit,
      @PathVariable String fact,
      @PathVariable String month,
      @RequestBody StatedReason body) {
    declarations.declare(
        callers.current(), unit, fact, GapAsk.month(month), orEmpty(body.reason()));
  }

  /** Takes that back. */
  @Needs(value = "facts.declare", recordsOf = "unit")
  @PostMapping("/crossings/{unit}/{fact}/{month}/declaration/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable String unit,
      @PathVariable String fact,
      @PathVariable String month,
      @RequestBody StatedReason body) {
    declarations.withdraw(
        callers.current(), unit, fact, GapAsk.month(month), orEmpty(body.reason()));
  }

  /** Voids what one of two systems holds of the month. */
  @Needs(value = "facts.declare", recordsOf = "unit")
  @PostMapping("/crossings/{unit}/{fact}/{month}/voiding")
  VoidDone voiding(
      @PathVariable String unit,
      @PathVariable String fact,
      @PathVariable String month,
      @RequestBody VoidOrder body) {
    var id =
        declarations.voidSystem(
            callers.current(),
            unit,
            fact,
            GapAsk.month(month),
            MalformedRequest.needed("system", body.system()),
            orEmpty(body.reason()));
    return new VoidDone(String.valueOf(id));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Needs("facts.see_sources")
  @GetMapping("/reminders")
  ReminderList reminders(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = reminders.list(callers.current(), Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var rows = more ? found.subList(0, most) : found;
    return new ReminderList(rows, more ? rows.getLast().id() : null);
  }
}
