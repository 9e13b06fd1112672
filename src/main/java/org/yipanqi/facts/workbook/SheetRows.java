package org.yipanqi.facts.workbook;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.workbook.Cell.Kind;

/** Reads the XML of one sheet. */
final class SheetRows {

  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_MERGED = 100_000;

  private final Xml xml;
  private final NumberForms forms;
  private final SharedTexts texts;
  private final CellTaker taker;
  private final Cell cell = new Cell();
  private int row;
  private int column;
  private int merged;

  SheetRows(Xml xml, NumberForms forms, SharedTexts texts, CellTaker taker) {
    this.xml = xml;
    this.forms = forms;
    this.texts = texts;
    this.taker = taker;
  }

  void read() throws IOException {
    var inData = false;
    while (xml.next()) {
      if (xml.starts("sheetData")) {
        inData = true;
      } else if (xml.ends("sheetData")) {
        inData = false;
      } else if (inData && xml.starts("row")) {
        readRow();
      } else if (!inData && xml.starts("mergeCell")) {
        merge(xml.attribute("ref"));
      }
    }
  }

  private void merge(@Nullable String reference) {
    var range = reference == null ? null : CellRange.of(reference);
    if (++merged > MOST_MERGED) {
      throw new UnreadableWorkbook("workbook-bomb");
    }
    if (range != null) {
      taker.merged(range);
    }
  }

  private void readRow() throws IOException {
    var given = xml.attribute("r");
    var number = given == null ? row + 1 : number(given);
    if (number <= row || number > CellAddress.LAST_ROW) {
      throw new UnreadableWorkbook("workbook-broken");
    }
    row = number;
    column = -1;
    taker.row(row);
    while (xml.next() && !xml.ends("row")) {
      if (xml.starts("c")) {
        readCell();
      }
    }
    taker.endOfRow();
  }

  private void readCell() throws IOException {
    var address = xml.attribute("r");
    var at = address == null ? column + 1 : CellAddress.column(address);
    if (at <= column || at >= MOST_COLUMNS) {
      throw new UnreadableWorkbook("workbook-broken");
    }
    column = at;
    var type = xml.attribute("t");
    cell.begin(at, kind(type), forms.of(xml.attribute("s")));
    var inValue = false;
    while (xml.next() && !xml.ends("c")) {
      var started = xml.started();
      if (started != null) {
        inValue = started.equals("v");
        begin(started);
      } else if (xml.ends("v")) {
        inValue = false;
      } else if (inValue && xml.hasText()) {
        xml.addTo(cell);
      }
    }
    finish(type);
    taker.cell(cell);
  }

  private void begin(String element) throws IOException {
    switch (element) {
      case "v" -> cell.clear();
      case "f" -> {
        cell.formula();
        xml.skip();
      }
      case "is" -> SharedTexts.rich(xml, "is", cell);
      default -> xml.skip();
    }
  }

  private static Kind kind(@Nullable String type) {
    return switch (type) {
      case null -> Kind.NUMBER;
      case "n" -> Kind.NUMBER;
      case "s", "str", "inlineStr" -> Kind.TEXT;
      case "b" -> Kind.FLAG;
      case "e" -> Kind.ERROR;
      case "d" -> Kind.ISO_DATE;
      default -> throw new UnreadableWorkbook("workbook-broken");
    };
  }

  private void finish(@Nullable String type) {
    if (cell.kind() != Kind.TEXT || cell.length() == 0) {
      return;
    }
    if ("s".equals(type)) {
      if (!texts.into(number(cell.text().strip()), cell)) {
        throw new UnreadableWorkbook("workbook-broken");
      }
    } else {
      cell.unescape();
    }
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw UnreadableWorkbook.broken(e);
    }
  }
}
