package org.yipanqi.facts;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.template.MistakesBook;

/** The mistakes of an import as a file, to be put right beside the file that was refused. */
final class ErrorFile {

  private static final int READ_AT_ONCE = 1_000;
  // Without it a spreadsheet takes UTF-8 for the machine's own encoding.
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ImportErrors errors;
  private final Locale locale;

  ErrorFile(ImportErrors errors, Locale locale) {
    this.errors = errors;
    this.locale = locale;
  }

  void write(long importId, Writer out) throws IOException {
    out.write(BYTE_ORDER_MARK);
    var csv = CsvWriter.builder().build(out);
    if (locale.getLanguage().equals("en")) {
      csv.writeRecord("row", "column", "cell", "value", "code", "message");
    } else {
      csv.writeRecord("行", "列", "单元格", "值", "代码", "说明");
    }
    each(
        importId,
        error ->
            csv.writeRecord(
                error.row() == null ? "" : error.row().toString(),
                plain(error.column()),
                error.cell() == null ? "" : error.cell(),
                plain(error.value()),
                error.code(),
                error.message().in(locale)));
    csv.close();
  }

  void write(long importId, MistakesBook book) throws IOException {
    each(importId, book::add);
  }

  private interface Taker {
    void take(ImportError error) throws IOException;
  }

  private void each(long importId, Taker taker) throws IOException {
    var last = 0;
    for (var page = errors.list(importId, last, READ_AT_ONCE);
        !page.isEmpty();
        page = errors.list(importId, last, READ_AT_ONCE)) {
      for (var it : page) {
        taker.take(it.error());
      }
      last = page.getLast().no();
    }
  }

  /** A spreadsheet would take a value beginning like this for a formula and run it. */
  private static String plain(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
