package org.yipanqi.indicators;

import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** Figures of one place and period as an Excel file, one a line; heads as in the JSON form. */
final class FiguresSheet {

  private static final List<String> HEADS =
      List.of(
          "id",
          "title",
          "unit",
          "value",
          "numerator",
          "denominator",
          "state",
          "target",
          "judgement",
          "compared",
          "direction");

  private FiguresSheet() {}

  static byte[] of(List<Label> standing, List<EvaluatedSeries> figures, Locale locale) {
    var sheet = SheetFile.of("figures", locale);
    standing.forEach(line -> sheet.row().label(line));
    sheet.heads(HEADS.stream().map(h -> new Label(h, h)).toList(), 0);
    for (var one : figures) {
      sheet.row().text(one.id()).label(new Label(one.title(), one.titleEn())).text(one.unit());
      sheet.number(one.value()).number(one.numerator()).number(one.denominator());
      sheet.label(one.state().label()).text(one.target()).label(one.judgement().label());
      sheet.number(one.compared()).text(one.direction());
    }
    return sheet.bytes();
  }
}
