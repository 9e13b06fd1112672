package org.yipanqi.governance.decisions;

import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The list of decisions as an Excel file. */
final class ResolutionSheet {

  private static final List<Label> HEADS =
      List.of(
          new Label("机构", "Body"),
          new Label("会议日期", "Meeting"),
          new Label("议定事项", "Decision"),
          new Label("承办单位", "Owner"),
          new Label("期限", "Due"),
          new Label("状态", "State"),
          new Label("逾期天数", "Days late"),
          new Label("结果", "Outcome"),
          new Label("办结日期", "Settled on"));

  private ResolutionSheet() {}

  static SheetFile of(List<ResolutionController.ResolutionRow> rows, Locale locale) {
    var sheet = SheetFile.of("议定事项", locale).heads(HEADS, 1);
    for (var row : rows) {
      sheet
          .row()
          .label(row.bodyTitle())
          .text(row.heldOn().toString())
          .text(row.text())
          .text(row.institution() == null ? row.owner() : row.institution())
          .text(row.due() == null ? null : row.due().toString())
          .label(state(row))
          .text(row.overdue() ? String.valueOf(row.daysLate()) : null)
          .text(row.outcome())
          .text(row.settledOn() == null ? null : row.settledOn().toString());
    }
    return sheet;
  }

  private static Label state(ResolutionController.ResolutionRow row) {
    if (row.overdue()) {
      return new Label("逾期", "Overdue");
    }
    return switch (row.state()) {
      case "open" -> new Label("办理中", "Open");
      case "done" -> new Label("已办结", "Done");
      case "dropped" -> new Label("已终止", "Dropped");
      case "rejected" -> new Label("未通过", "Not adopted");
      default -> throw new IllegalStateException(row.state());
    };
  }
}
