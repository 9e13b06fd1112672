package org.yipanqi.indicators.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The board as an Excel file: for each column the value, its state and its judgement. */
final class BoardSheet {

  private BoardSheet() {}

  static byte[] of(BoardView board, Locale locale) {
    var sheet = SheetFile.of(board.period(), locale);
    sheet.row().text(board.scope().name().in(locale) + " " + board.period());
    sheet.heads(heads(board, locale), 1);
    for (var r = 0; r < board.rows().size(); r++) {
      sheet.row().label(board.rows().get(r).name());
      for (var cell : board.cells().get(r)) {
        sheet.number(cell.value()).label(cell.state().label()).label(cell.judgement().label());
      }
    }
    return sheet.bytes();
  }

  private static List<Label> heads(BoardView board, Locale locale) {
    var heads = new ArrayList<Label>();
    heads.add(new Label("机构", "Institution"));
    for (var column : board.columns()) {
      var title = column.no() + " " + column.title().in(locale);
      heads.add(new Label(title, title));
      heads.add(new Label("状态", "State"));
      heads.add(new Label("评判", "Judgement"));
    }
    return heads;
  }
}
