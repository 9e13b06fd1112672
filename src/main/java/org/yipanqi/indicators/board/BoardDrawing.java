package org.yipanqi.indicators.board;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardView.Cell;
import org.yipanqi.indicators.board.BoardView.Chapter;
import org.yipanqi.indicators.board.BoardView.Column;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.board.BoardView.Place;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.RegistrySnapshot;

/**
 * A board without what changes around it: places, columns and cells. Kept as it is when its period
 * is closed.
 *
 * @param document how the document stood then; absent on a board kept before that was asked
 */
public record BoardDrawing(
    Place scope,
    List<Column> columns,
    List<Chapter> chapters,
    List<Line> rows,
    List<List<Cell>> cells,
    @Nullable DocumentStanding document) {

  static BoardDrawing of(
      Evaluations.Session session,
      Row scope,
      Period period,
      BoardColumns set,
      RegistrySnapshot registry) {
    var pack = session.pack();
    var columns = set.choices(pack, period);
    var rows = new BoardRows(registry, period).within(scope);
    var cells =
        rows.keySet().stream()
            .map(row ->
                columns.stream()
                    .map(c -> Cell.of(session.figure(c.on(row, period), row, period)))
                    .toList())
            .toList();
    var lines = List.copyOf(rows.values());
    return new BoardDrawing(
            new Place(scope.code(), Names.of(scope)),
            columns.stream().map(BoardColumns.Choice::head).toList(),
            chapters(pack, columns),
            lines,
            cells,
            DocumentStanding.of(pack, String.valueOf(scope.county()), period.end()))
        .counted();
  }

  private BoardDrawing counted() {
    var counted =
        IntStream.range(0, rows.size()).mapToObj(r -> rows.get(r).counted(cells.get(r))).toList();
    return new BoardDrawing(scope, columns, chapters, counted, cells, document);
  }

  private static List<Chapter> chapters(PolicyPack pack, List<BoardColumns.Choice> columns) {
    return pack.chapters().stream()
        .filter(c -> columns.stream().anyMatch(x -> c.id().equals(x.head().chapter())))
        .map(c -> new Chapter(c.id(), c.no(), c.title(), c.shortTitle()))
        .toList();
  }

  /** The part of a county's board that a community or an institution is shown. */
  public BoardDrawing within(Row part) {
    if (part instanceof Row.County) {
      return this;
    }
    var code =
        rows.stream()
            .filter(line -> line.code().equals(part.code()))
            .map(line -> line.parent() == null ? line.code() : line.parent())
            .findFirst()
            .orElse(part.code());
    var shown =
        IntStream.range(0, rows.size())
            .filter(r -> code.equals(rows.get(r).code()) || code.equals(rows.get(r).parent()))
            .boxed()
            .toList();
    var name =
        rows.stream()
            .filter(line -> line.code().equals(part.code()))
            .map(Line::name)
            .findFirst()
            .orElseGet(() -> Names.of(part));
    return new BoardDrawing(
        new Place(part.code(), name),
        columns,
        chapters,
        shown.stream().map(rows::get).toList(),
        shown.stream().map(cells::get).toList(),
        document);
  }

  /** Live figures, each with what it was when the period was closed if it differs. */
  BoardDrawing since(BoardDrawing closed) {
    var all = new ArrayList<List<Cell>>();
    for (var r = 0; r < rows.size(); r++) {
      var then = closed.line(rows.get(r).code());
      var line = new ArrayList<Cell>();
      for (var c = 0; c < columns.size(); c++) {
        var cell = cells.get(r).get(c);
        var at = closed.column(columns.get(c).series());
        line.add(then < 0 || at < 0 ? cell : cell.since(closed.cells().get(then).get(at)));
      }
      all.add(List.copyOf(line));
    }
    return new BoardDrawing(scope, columns, chapters, rows, List.copyOf(all), document);
  }

  private int line(String code) {
    return rows.stream().map(Line::code).toList().indexOf(code);
  }

  private int column(String series) {
    return columns.stream().map(Column::series).toList().indexOf(series);
  }
}
