package org.yipanqi.facts.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Hands the fields of a CSV file on, and sees to what can be wrong with such a file alone. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {

  private final RowReader rows;
  private final ErrorList errors;
  private boolean lastFieldQuoted;
  private boolean shortRow;
  private boolean inRow;
  private long line;

  CsvRows(RowReader rows, ErrorList errors) {
    this.rows = rows;
    this.errors = errors;
  }

  @Override
  protected void handleBegin(long startingLine) {
    if (shortRow) {
      tooFewFields("too-few-fields");
    }
    line = startingLine;
    inRow = true;
    rows.begin(line);
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int count, boolean quoted) {
    lastFieldQuoted = quoted;
    rows.field(index, text, offset, count);
  }

  @Override
  protected Boolean buildRecord() {
    inRow = false;
    var goesOn = true;
    if (!rows.headerRead()) {
      goesOn = rows.endHeader();
    } else if (!rows.blank()) {
      finishRow();
    }
    rows.report();
    return goesOn;
  }

  private void finishRow() {
    if (getFieldCount() < rows.width()) {
      // what it means is told by what follows: another row, or the end of the file
      shortRow = true;
    } else if (getFieldCount() > rows.width()) {
      rows.badRow("too-many-fields", getFieldCount());
    } else {
      rows.endRow();
    }
  }

  /** What can be told only when the file has ended. */
  void end(FileProbe probe) {
    if (shortRow) {
      tooFewFields(probe.endsInLineBreak() ? "too-few-fields" : "cut-off");
    } else if (probe.oddQuotes() && lastFieldQuoted) {
      errors.add(line, null, null, false, "quote-left-open");
    }
    rows.end();
  }

  /** The parser could not go on: a quotation mark where none belongs, or one never closed. */
  void broken() {
    errors.add(inRow ? line : line + 1, null, null, false, "quotes-broken");
    rows.report();
  }

  private void tooFewFields(String code) {
    shortRow = false;
    rows.badRow(code, getFieldCount());
  }
}
