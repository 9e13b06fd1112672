package org.yipanqi.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** The board, the task list, the chain behind a figure and its records. */
@RestController
@RequestMapping("/api")
class IndicatorController {

  private static final int EXPORT_ROWS = 100_000;

  private final Callers callers;
  private final Policies policies;
  private final Boards boards;
  private final Chains chains;
  private final ItemViews items;
  private final Lineage lineage;
  private final Calendar calendar;

  IndicatorController(
      Callers callers,
      Policies policies,
      Boards boards,
      Chains chains,
      ItemViews items,
      Lineage lineage,
      Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.boards = boards;
    this.chains = chains;
    this.items = items;
    this.lineage = lineage;
    this.calendar = calendar;
  }

  @GetMapping("/board")
  BoardView board(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "indicators") String set,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return boards.board(
        callers.current(), of, scope, period(of, period, live), BoardColumns.of(set));
  }

  @GetMapping("/board.xlsx")
  ResponseEntity<byte[]> boardFile(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "indicators") String set,
      @RequestParam(defaultValue = "false") boolean live,
      Locale locale) {
    var board = board(pack, scope, period, set, live);
    return file("board-" + board.period() + ".xlsx", Sheets.board(board, locale));
  }

  @GetMapping("/items")
  List<ItemViews.TaskItem> items(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period) {
    var of = policies.get(pack);
    return items.items(callers.current(), of, scope, period(of, period, false));
  }

  @GetMapping("/figures/{series}")
  FigureView figure(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period) {
    var of = policies.get(pack);
    return chains.chain(callers.current(), of, series, scope, period(of, period, false));
  }

  @GetMapping("/figures/{series}/records")
  RecordsView records(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam String part,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var of = policies.get(pack);
    var question = new Lineage.Question(of, series, scope, period(of, period, false), part);
    return lineage.page(callers.current(), question, cursor, limit);
  }

  @GetMapping("/figures/{series}/records.xlsx")
  ResponseEntity<byte[]> recordsFile(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam String part,
      Locale locale) {
    var of = policies.get(pack);
    var question = new Lineage.Question(of, series, scope, period(of, period, false), part);
    var records = lineage.all(callers.current(), question, EXPORT_ROWS);
    return file("records.xlsx", Sheets.records(records, locale));
  }

  private Period period(PolicyPack pack, @Nullable String text, boolean live) {
    if (text == null || text.isEmpty()) {
      return Optional.<Period>empty()
          .or(() ->
              live ? calendar.last(Period.Kind.YEAR) : calendar.lastClosed(pack, Period.Kind.YEAR))
          .orElseGet(() -> Period.of(String.valueOf(pack.document().effectiveFrom().getYear())));
    }
    try {
      return Period.of(text);
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_PERIOD.because(text);
    }
  }

  private static ResponseEntity<byte[]> file(String name, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .body(content);
  }
}
