package org.yipanqi.indicators.closing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yipanqi.indicators.PackEvaluation;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardDrawing;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.board.ItemViews;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.FrozenStore.KeptRow;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.FrozenDocuments;
import org.yipanqi.indicators.figures.FrozenDocuments.Print;
import org.yipanqi.indicators.figures.StoredJson;
import org.yipanqi.kernel.Period;

/** Prints what is kept of a closed period: the same files that a page would give. */
@Component
class Printing {

  private final Evaluations evaluations;
  private final Boards boards;
  private final ItemViews items;
  private final PackEvaluation evaluation;

  Printing(Evaluations evaluations, Boards boards, ItemViews items, PackEvaluation evaluation) {
    this.evaluations = evaluations;
    this.boards = boards;
    this.items = items;
    this.evaluation = evaluation;
  }

  /** Boards and lists of the county and of each community, in the languages of the house. */
  List<Print> of(
      Evaluations.Session session,
      Period period,
      Map<BoardColumns, BoardDrawing> drawings,
      List<KeptRow> rows) {
    var prints = new ArrayList<Print>();
    drawings.forEach((set, drawing) ->
        prints.add(json(set.printed(), drawing.scope().code(), StoredJson.write(drawing))));
    for (var line : rows) {
      var row = evaluations.row(line.code());
      if (!(row instanceof Row.OfInstitution)) {
        var list = items.items(session, row, period, line.evidence());
        drawings.forEach((set, drawing) -> {
          for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            prints.add(
                new Print(
                    set.printed(),
                    row.code(),
                    locale.getLanguage(),
                    FrozenDocuments.EXCEL,
                    boards.file(drawing, row, period, locale)));
          }
        });
        prints.add(json("items", row.code(), StoredJson.write(list)));
        prints.add(
            json("evaluation", row.code(), evaluation.evaluate(session, row, period, list).json()));
      }
    }
    return prints;
  }

  private static Print json(String kind, String scope, String text) {
    return new Print(
        kind, scope, "both", FrozenDocuments.JSON, text.getBytes(StandardCharsets.UTF_8));
  }
}
