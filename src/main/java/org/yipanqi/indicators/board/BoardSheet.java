package org.yipanqi.indicators.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardView.Cell;
import org.yipanqi.indicators.board.BoardView.Column;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.board.BoardView.Place;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.web.SheetFile;

/** The board as an Excel file: for each column the value, its state and its judgement. */
final class BoardSheet {

  private BoardSheet() {}

  record Table(List<Column> columns, List<Line> rows, List<List<Cell>> cells) {}

  static byte[] of(
      Place scope, Period period, @Nullable DocumentStanding document, Table table, Locale locale) {
    var sheet = SheetFile.of(period.toString(), locale);
    sheet.row().text(scope.name().in(locale) + " " + period);
    StandingSheet.say(sheet, document);
    sheet.heads(heads(table.columns(), locale), 1);
    for (var r = 0; r < table.rows().size(); r++) {
      sheet.row().label(table.rows().get(r).name());
      for (var cell : table.cells().get(r)) {
        sheet.number(cell.value()).label(cell.state().label());
        sheet.label(StandingSheet.judged(cell.judgement(), cell.bearing()));
      }
    }
    return sheet.bytes();
  }

  private static List<Label> heads(List<Column> columns, Locale locale) {
    var heads = new ArrayList<Label>();
    heads.add(new Label("机构", "Institution"));
    for (var column : columns) {
      var title = column.no() + " " + column.title().in(locale);
      heads.add(new Label(title, title));
      heads.add(new Label("状态", "State"));
      heads.add(new Label("评判", "Judgement"));
    }
    return heads;
  }
}
