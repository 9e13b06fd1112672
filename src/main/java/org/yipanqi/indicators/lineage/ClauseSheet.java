package org.yipanqi.indicators.lineage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** A clause as an Excel file: its figures, then everything else it became. */
final class ClauseSheet {

  private ClauseSheet() {}

  static byte[] of(ClauseView clause, Locale locale) {
    var sheet = SheetFile.of("clause", locale);
    sheet.row().text(clause.number() + " " + clause.place()).label(clause.title());
    StandingSheet.say(sheet, clause.document());
    sheet.heads(
        List.of(
            new Label("名称", "Name"),
            new Label("数值", "Value"),
            new Label("单位", "Unit"),
            new Label("状态", "State"),
            new Label("评判", "Judgement"),
            new Label("目标", "Target"),
            new Label("算式", "Formula")),
        1);
    for (var figure : clause.figures()) {
      sheet.row().label(figure.title()).number(figure.value()).text(figure.unit());
      sheet
          .label(figure.state().label())
          .label(StandingSheet.judged(figure.judgement(), figure.bearing()));
      sheet.text(
          figure.targets().stream().map(t -> t.in(locale)).collect(Collectors.joining("; ")));
      sheet.label(figure.formula());
    }
    for (var entry : clause.became()) {
      sheet.row().text(entry.kind() + " " + entry.no()).label(entry.title());
      sheet.label(entry.detail()).text(entry.due());
    }
    return sheet.bytes();
  }
}
