package org.yipanqi.indicators.lineage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.yipanqi.indicators.lineage.RecordsView.RecordColumn;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** Records as an Excel file: the columns of the page, then where each record comes from. */
final class RecordsSheet {

  private static final List<Label> ORIGIN =
      List.of(
          new Label("来源系统", "Source"),
          new Label("来源记录号", "Number in the source"),
          new Label("录入人", "Recorded by"),
          new Label("录入时间", "Recorded at"));

  private RecordsSheet() {}

  static byte[] of(RecordsView records, Locale locale) {
    var sheet = SheetFile.of("records", locale);
    var columns = records.columns();
    sheet.heads(
        Stream.concat(columns.stream().map(RecordColumn::label), ORIGIN.stream()).toList(), 0);
    for (var row : records.rows()) {
      sheet.row();
      for (var c = 0; c < columns.size(); c++) {
        var value = row.values().get(c);
        if (List.of("int", "decimal").contains(columns.get(c).type())) {
          sheet.number(value == null ? null : value.in(locale));
        } else {
          sheet.label(value);
        }
      }
      sheet.text(row.key().source()).text(row.key().sourceNo());
      sheet.text(row.recordedBy()).text(row.recordedAt());
    }
    return sheet.bytes();
  }
}
