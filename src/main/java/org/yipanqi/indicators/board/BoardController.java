package org.yipanqi.indicators.board;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** The board and the task list. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "scope")
@RequestMapping("/api")
class BoardController {

  private final Callers callers;
  private final Policies policies;
  private final Boards boards;
  private final ItemViews items;
  private final Calendar calendar;

  BoardController(
      Callers callers, Policies policies, Boards boards, ItemViews items, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.boards = boards;
    this.items = items;
    this.calendar = calendar;
  }

  /**
   * The board; that of a closed period as it was kept, unless live figures are wanted. Without a
   * set the one that the pack opens on.
   */
  @GetMapping("/board")
  BoardView board(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return boards.board(
        callers.current(),
        of,
        scope,
        asked(of, scope, period, live),
        BoardColumns.of(set, of),
        Basis.of(live));
  }

  /** The board as an Excel file; that of a closed period is the very file that was kept. */
  @GetMapping("/board.xlsx")
  ResponseEntity<byte[]> boardFile(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(defaultValue = "false") boolean live,
      Locale locale) {
    var of = policies.get(pack);
    var asked = asked(of, scope, period, live);
    var file =
        boards.file(
            callers.current(), of, scope, asked, BoardColumns.of(set, of), Basis.of(live), locale);
    return SheetFile.answer("board-" + asked + ".xlsx", file);
  }

  @GetMapping("/items")
  List<ItemViews.TaskItem> items(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return items.items(
        callers.current(), of, scope, asked(of, scope, period, live), Basis.of(live));
  }

  private Period asked(PolicyPack pack, String scope, @Nullable String period, boolean live) {
    return calendar.asked(pack, boards.county(scope), period, live);
  }
}
