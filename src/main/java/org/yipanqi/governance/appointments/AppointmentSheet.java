package org.yipanqi.governance.appointments;

import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The list of appointments as an Excel file. */
final class AppointmentSheet {

  private static final List<Label> HEADS =
      List.of(
          new Label("机构", "Institution"),
          new Label("岗位", "Post"),
          new Label("人员", "Person"),
          new Label("类别", "Kind"),
          new Label("任命单位", "Appointed by"),
          new Label("决定日期", "Decided on"),
          new Label("起始日期", "From"),
          new Label("结束日期", "To"),
          new Label("备案期限", "To be filed by"),
          new Label("备案状态", "Filing"),
          new Label("依据", "Basis"));

  private AppointmentSheet() {}

  static SheetFile of(List<AppointmentController.AppointmentRow> rows, Locale locale) {
    var sheet = SheetFile.of("任免备案", locale).heads(HEADS, 2);
    for (var row : rows) {
      sheet
          .row()
          .text(row.institutionName())
          .text(row.post())
          .text(row.person())
          .label(kind(row.kind()))
          .text(row.appointerName())
          .text(row.decidedOn().toString())
          .text(row.from().toString())
          .text(row.to() == null ? null : row.to().toString())
          .text(row.due() == null ? null : row.due().toString())
          .label(row.standingLabel())
          .text(row.basis());
    }
    return sheet;
  }

  private static Label kind(String code) {
    return switch (code) {
      case "head" -> new Label("成员单位负责人", "Head of a member");
      case "middle_manager" -> new Label("中层干部", "Middle manager");
      case "hire" -> new Label("聘用", "Hire");
      case "talent" -> new Label("人才引进", "Talent");
      default -> throw new IllegalStateException(code);
    };
  }
}
