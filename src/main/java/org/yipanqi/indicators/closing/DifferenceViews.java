package org.yipanqi.indicators.closing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

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
    var asked = all.stream().filter(within(question, pack, county, closed)).toList();
    var rows = asked.stream().skip(after).limit(limit).toList();
    return new DifferencePage(
        pack.id(),
        question.period().toString(),
        closed.version(),
        closed.closedAt(),
        asked.size(),
        rows,
        asked.size() > after + rows.size() ? String.valueOf(after + rows.size()) : null);
  }

  private Predicate<FigureDifference> within(
      Question question, PolicyPack pack, Row.County county, FrozenPeriod closed) {
    if (question.set() == null && question.scope() == null) {
      return _ -> true;
    }
    var set = question.set() == null ? BoardColumns.INDICATORS : BoardColumns.of(question.set());
    var part = question.scope() == null ? county : evaluations.row(question.scope());
    var board = boards.kept(closed, county.county(), set).map(b -> b.within(part));
    var rows =
        board.stream()
            .flatMap(b -> b.rows().stream())
            .map(BoardView.Line::code)
            .collect(Collectors.toSet());
    if (question.set() == null) {
      return it -> rows.contains(it.row()) || it.row().equals(part.code());
    }
    var shown = board.map(DifferenceViews::cells).orElse(Set.of());
    return it -> shown.contains(it.row() + " " + it.series());
  }

  private static Set<String> cells(BoardDrawing board) {
    var cells = new HashSet<String>();
    for (var r = 0; r < board.rows().size(); r++) {
      var row = board.rows().get(r).code();
      board.cells().get(r).forEach(cell -> cells.add(row + " " + cell.series()));
    }
    return cells;
  }
}
