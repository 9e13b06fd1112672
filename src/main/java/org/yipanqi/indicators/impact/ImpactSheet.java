package org.yipanqi.indicators.impact;

import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The impact list as an Excel file. */
final class ImpactSheet {

  private static final List<Label> HEADS =
      List.of(
          new Label("机构", "Place"),
          new Label("编号", "Code"),
          new Label("指标", "Figure"),
          new Label("编号", "Id"),
          new Label("周期", "Period"),
          new Label("单位", "Unit"),
          new Label("现在的数", "Value now"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("改后的数", "Value then"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("变动", "Change"),
          new Label("评判改变", "Judged otherwise"));

  private ImpactSheet() {}

  static byte[] of(List<ImpactCell> cells, Locale locale) {
    var sheet = SheetFile.of("impact", locale);
    sheet.heads(HEADS, 1);
    for (var cell : cells) {
      sheet.row().label(cell.rowName()).text(cell.row()).label(cell.title()).text(cell.id());
      sheet.text(cell.period()).text(cell.unit());
      side(sheet, cell.before());
      side(sheet, cell.after());
      sheet.number(cell.change());
      sheet.label(cell.flips() ? new Label("是", "yes") : null);
    }
    return sheet.bytes();
  }

  private static void side(SheetFile sheet, ImpactCell.ImpactSide side) {
    sheet.number(side.value()).label(side.state().label()).label(side.judgement().label());
  }
}
