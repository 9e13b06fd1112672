package org.yipanqi.indicators.closing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardDrawing;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.ClosingViews.DifferencePage;
import org.yipanqi.indicators.closing.ClosingViews.FigureDifference;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/** The differences of a closed period, page by page: all, or those that one board shows. */
@Service
class DifferenceViews {

  /**
   * What is asked for.
   *
   * @param set the board whose figures are meant; null for every figure
   * @param scope a community or institution in the county; null for the whole county
   */
  record Question(
      String county, String pack, Period period, @Nullable String set, @Nullable String scope) {}

  private final Differences differences;
  private final ClosingRules rules;
  private final Policies policies;
  private final Calendar calendar;
  private final Boards boards;
  private final Evaluations evaluations;

  DifferenceViews(
      Differences differences,
      ClosingRules rules,
      Policies policies,
      Calendar calendar,
      Boards boards,
      Evaluations evaluations) {
    this.differences = differences;
    this.rules = rules;
    this.policies = policies;
    this.calendar = calendar;
    this.boards = boards;
    this.evaluations = evaluations;
  }

  /**
   * A page of differences.
   *
   * @param after how many to pass over
   */
  @Transactional
  public DifferencePage page(Caller caller, Question question, long after, int limit) {
    var pack = policies.get(question.pack());
    var county = rules.county(question.county());
    var closed =
        calendar
            .closed(pack, county.county(), question.period())
            .orElseThrow(() -> ClosingProblem.NOT_CLOSED.because(question.period()));
    var all =
        differences
            .of(caller, pack, county.county(), List.of(question.period()))
            .getOrDefault(question.period(), List.of());
    var boardsThen = new EnumMap<BoardColumns, BoardDrawing>(BoardColumns.class);
    for (var set : BoardColumns.values()) {
      boards.kept(closed, county.county(), set).ifPresent(b -> boardsThen.put(set, b));
    }
    var part = question.scope() == null ? county : evaluations.row(question.scope());
    var asked = all.stream().filter(within(question, part, boardsThen)).toList();
    var columns = columns(boardsThen);
    var rows =
        asked.stream().skip(after).limit(limit).map(it -> shown(it, columns, question)).toList();
    return new DifferencePage(
        pack.id(),
        question.period().toString(),
        closed.version(),
        closed.closedAt(),
        asked.size(),
        rows,
        asked.size() > after + rows.size() ? String.valueOf(after + rows.size()) : null);
  }

  private static Predicate<FigureDifference> within(
      Question question, Row part, Map<BoardColumns, BoardDrawing> boards) {
    var rows =
        boards.values().stream()
            .flatMap(b -> b.within(part).rows().stream())
            .map(BoardView.Line::code)
            .collect(Collectors.toSet());
    Predicate<FigureDifference> here =
        it -> question.scope() == null || it.row().equals(part.code()) || rows.contains(it.row());
    if (question.set() == null) {
      return here;
    }
    var drawing = boards.get(BoardColumns.of(question.set()));
    var shown = drawing == null ? Map.of() : cells(drawing);
    return here.and(it -> shown.containsKey(new Cell(it.row(), it.series())));
  }

  private record Cell(String row, String series) {}

  /** The series that heads each cell's column. */
  private static Map<Cell, String> cells(BoardDrawing board) {
    var cells = new HashMap<Cell, String>();
    for (var r = 0; r < board.rows().size(); r++) {
      var line = board.cells().get(r);
      for (var c = 0; c < line.size(); c++) {
        cells.put(
            new Cell(board.rows().get(r).code(), line.get(c).series()),
            board.columns().get(c).series());
      }
    }
    return cells;
  }

  private static Map<BoardColumns, Map<Cell, String>> columns(
      Map<BoardColumns, BoardDrawing> boards) {
    var columns = new EnumMap<BoardColumns, Map<Cell, String>>(BoardColumns.class);
    boards.forEach((set, board) -> columns.put(set, cells(board)));
    return columns;
  }

  /** Where a difference can be looked at: on the board asked for, else on the first that has it. */
  private static FigureDifference shown(
      FigureDifference it, Map<BoardColumns, Map<Cell, String>> columns, Question question) {
    for (var set : columns.keySet()) {
      var head = columns.getOrDefault(set, Map.of()).get(new Cell(it.row(), it.series()));
      var name = set.name().toLowerCase(Locale.ROOT);
      if (head != null && (question.set() == null || question.set().equalsIgnoreCase(name))) {
        return it.shownOn(name, head);
      }
    }
    return it;
  }
}
