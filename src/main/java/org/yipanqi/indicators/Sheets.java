package org.yipanqi.indicators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** Lists as Excel files: exactly what the screen shows. */
final class Sheets {

  private Sheets() {}

  private interface Content {
    void write(Workbook book) throws IOException;
  }

  static byte[] board(BoardView board, Locale locale) {
    return book(book -> {
      var sheet = book.newWorksheet(board.period());
      sheet.value(0, 0, board.scope().name().in(locale) + " " + board.period());
      sheet.value(1, 0, locale.getLanguage().equals("en") ? "Institution" : "机构");
      for (var c = 0; c < board.columns().size(); c++) {
        var column = board.columns().get(c);
        sheet.value(1, 1 + 3 * c, column.no() + " " + column.title().in(locale));
        sheet.value(1, 2 + 3 * c, new Label("状态", "State").in(locale));
        sheet.value(1, 3 + 3 * c, new Label("评判", "Judgement").in(locale));
      }
      for (var r = 0; r < board.rows().size(); r++) {
        sheet.value(2 + r, 0, board.rows().get(r).name().in(locale));
        for (var c = 0; c < board.columns().size(); c++) {
          var cell = board.cells().get(r).get(c);
          number(sheet, 2 + r, 1 + 3 * c, cell.value());
          sheet.value(2 + r, 2 + 3 * c, cell.state().label().in(locale));
          sheet.value(2 + r, 3 + 3 * c, cell.judgement().label().in(locale));
        }
      }
      sheet.freezePane(1, 2);
    });
  }

  static byte[] records(RecordsView records, Locale locale) {
    return book(book -> {
      var sheet = book.newWorksheet("records");
      var columns = records.columns();
      for (var c = 0; c < columns.size(); c++) {
        sheet.value(0, c, columns.get(c).label().in(locale));
      }
      var end = columns.size();
      var heads =
          List.of(
              new Label("来源系统", "Source"),
              new Label("来源记录号", "Number in the source"),
              new Label("录入人", "Recorded by"),
              new Label("录入时间", "Recorded at"));
      for (var c = 0; c < heads.size(); c++) {
        sheet.value(0, end + c, heads.get(c).in(locale));
      }
      var r = 1;
      for (var row : records.rows()) {
        for (var c = 0; c < columns.size(); c++) {
          var value = row.values().get(c);
          var text = value == null ? null : value.in(locale);
          if (List.of("int", "decimal").contains(columns.get(c).type())) {
            number(sheet, r, c, text);
          } else {
            text(sheet, r, c, text);
          }
        }
        text(sheet, r, end, row.key().source());
        text(sheet, r, end + 1, row.key().sourceNo());
        text(sheet, r, end + 2, row.recordedBy());
        text(sheet, r, end + 3, row.recordedAt());
        r++;
      }
      sheet.freezePane(0, 1);
    });
  }

  /** Figures of one place and period, one a line. */
  static byte[] series(List<EvaluatedSeries> series, Locale locale) {
    return book(book -> {
      var sheet = book.newWorksheet("figures");
      var heads =
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
      for (var c = 0; c < heads.size(); c++) {
        sheet.value(0, c, heads.get(c));
      }
      var r = 1;
      for (var one : series) {
        sheet.value(r, 0, one.id());
        sheet.value(r, 1, locale.getLanguage().equals("en") ? one.titleEn() : one.title());
        text(sheet, r, 2, one.unit());
        decimal(sheet, r, 3, one.value());
        decimal(sheet, r, 4, one.numerator());
        decimal(sheet, r, 5, one.denominator());
        sheet.value(r, 6, one.state().label().in(locale));
        sheet.value(r, 7, one.target());
        sheet.value(r, 8, one.judgement().label().in(locale));
        decimal(sheet, r, 9, one.compared());
        sheet.value(r, 10, one.direction());
        r++;
      }
    });
  }

  private static byte[] book(Content content) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Yipanqi", "1.0")) {
      content.write(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void number(Worksheet sheet, int row, int column, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.value(row, column, new BigDecimal(text));
    }
  }

  private static void decimal(Worksheet sheet, int row, int column, @Nullable BigDecimal value) {
    if (value != null) {
      sheet.value(row, column, value);
    }
  }

  private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
    if (text != null) {
      sheet.value(row, column, text);
    }
  }
}
