package org.yipanqi.facts.template;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportError;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.kernel.Label;

/** The mistakes of a refused file as a workbook, to be put right beside the file itself. */
public final class MistakesBook implements AutoCloseable {

  private static final List<Label> HEADS =
      List.of(
          new Label("工作表", "Sheet"),
          new Label("单元格", "Cell"),
          new Label("行", "Row"),
          new Label("列", "Column"),
          new Label("列名", "Column code"),
          new Label("填的是", "Value"),
          new Label("原因", "Reason"),
          new Label("错误码", "Code"));
  private static final int[] WIDTHS = {16, 10, 10, 20, 20, 30, 70, 22};
  private static final int FLUSHED_AFTER = 1_000;

  private final Workbook book;
  private final Worksheet sheet;
  private final Locale locale;
  private final String readSheet;
  private final Map<String, String> labels = new HashMap<>();
  private int row;

  /**
   * @param format of the refused file; null when there is none of its code any more
   * @param readSheet the sheet that was read; null for files without
   */
  public MistakesBook(
      OutputStream out, @Nullable ImportFormat format, @Nullable String readSheet, Locale locale) {
    this.locale = locale;
    this.readSheet = readSheet == null ? "" : readSheet;
    book = new Workbook(out, "Yipanqi", "1.0");
    sheet = book.newWorksheet(new Label("错误", "Mistakes").in(locale));
    if (format != null) {
      format.fileColumns().forEach(it -> labels.put(it.code(), it.label().in(locale)));
    }
    for (var i = 0; i < HEADS.size(); i++) {
      sheet.value(0, i, HEADS.get(i).in(locale));
      sheet.style(0, i).bold().fillColor("DCE6F1").set();
      sheet.width(i, WIDTHS[i]);
    }
    sheet.freezePane(0, 1);
  }

  public void add(ImportError error) throws IOException {
    row++;
    var column = error.column();
    text(0, readSheet);
    text(1, error.cell());
    if (error.row() != null) {
      sheet.value(row, 2, error.row());
    }
    text(3, column == null ? null : labels.get(column));
    text(4, column);
    text(5, error.value());
    text(6, error.message().in(locale));
    text(7, error.code());
    if (row % FLUSHED_AFTER == 0) {
      sheet.flush();
    }
  }

  private void text(int at, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.value(row, at, text);
    }
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
