package org.yipanqi.indicators.closing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.yipanqi.indicators.closing.ClosingViews.DifferencePage;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** Differences as an Excel file, the columns of the page. */
final class DifferenceSheet {

  private static final List<Label> HEADS =
      List.of(
          new Label("机构", "Institution"),
          new Label("代码", "Code"),
          new Label("指标", "Indicator"),
          new Label("指标号", "Series"),
          new Label("月结时", "As closed"),
          new Label("月结时状态", "State as closed"),
          new Label("月结时评判", "Judgement as closed"),
          new Label("现在", "Now"),
          new Label("现在状态", "State now"),
          new Label("现在评判", "Judgement now"),
          new Label("变动", "Change"),
          new Label("口径变更", "Definition changed"),
          new Label("此后导入", "Imported since"));

  private static final Label YES = new Label("是", "yes");

  private DifferenceSheet() {}

  static byte[] of(DifferencePage page, Locale locale) {
    var sheet = SheetFile.of(page.period(), locale);
    sheet.heads(HEADS, 1);
    for (var it : page.rows()) {
      sheet.row().label(it.rowName()).text(it.row()).label(it.title()).text(it.series());
      sheet.number(it.closed().value()).label(it.closed().state().label());
      sheet.label(it.closed().judgement().label());
      sheet.number(it.live().value()).label(it.live().state().label());
      sheet.label(it.live().judgement().label()).number(it.change());
      sheet.label(it.definitionChanged() ? YES : null);
      sheet.text(
          it.imports().stream()
              .map(i -> i.id() + " " + i.fileName())
              .collect(Collectors.joining("; ")));
    }
    return sheet.bytes();
  }
}
