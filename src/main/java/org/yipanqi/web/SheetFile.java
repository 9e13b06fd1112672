package org.yipanqi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.yipanqi.kernel.Label;

/** A list as an Excel file: a row of heads and the rows below it, in the reader's language. */
public final class SheetFile {

  private static final MediaType EXCEL =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Locale locale;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook book = new Workbook(bytes, "Yipanqi", "1.0");
  private final Worksheet sheet;
  private int row = -1;
  private int column;

  private SheetFile(String name, Locale locale) {
    this.locale = locale;
    sheet = book.newWorksheet(name);
  }

  /** Begins a file with one sheet. */
  public static SheetFile of(String name, Locale locale) {
    return new SheetFile(name, locale);
  }

  /** Begins the next row. */
  public SheetFile row() {
    row++;
    column = 0;
    return this;
  }

  /** A row of heads, frozen so that they stay in sight. */
  public SheetFile heads(List<Label> labels, int frozenColumns) {
    row();
    labels.forEach(label -> {
      sheet.style(row, column).bold().set();
      label(label);
    });
    sheet.freezePane(frozenColumns, row + 1);
    return this;
  }

  /** A text; a blank cell for none. */
  public SheetFile text(@Nullable String text) {
    if (text != null) {
      sheet.value(row, column, text);
    }
    column++;
    return this;
  }

  public SheetFile label(@Nullable Label label) {
    return text(label == null ? null : label.in(locale));
  }

  /** A number as it travels, exact; a blank cell for none. */
  public SheetFile number(@Nullable String digits) {
    return number(digits == null || digits.isEmpty() ? null : new BigDecimal(digits));
  }

  public SheetFile number(@Nullable BigDecimal value) {
    if (value != null) {
      sheet.value(row, column, value);
    }
    column++;
    return this;
  }

  public SheetFile whole(long value) {
    sheet.value(row, column, value);
    column++;
    return this;
  }

  /** Ends the file. */
  public byte[] bytes() {
    try {
      book.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Ends the file and hands it to a browser under a name. */
  public ResponseEntity<byte[]> answer(String fileName) {
    return answer(fileName, bytes());
  }

  /** An Excel file made before. */
  public static ResponseEntity<byte[]> answer(String fileName, byte[] content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(fileName))
        .contentType(EXCEL)
        .body(content);
  }
}
