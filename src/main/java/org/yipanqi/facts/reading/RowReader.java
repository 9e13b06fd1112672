package org.yipanqi.facts.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.reading.RowValues.State;

/**
 * Checks a file row by row as the parser meets its fields, and passes on the rows that are right.
 */
final class RowReader extends AbstractBaseCsvCallbackHandler<Boolean> {

  private static final char IDEOGRAPHIC_BLANK = '\u3000';

  private final ImportFormat format;
  private final List<ImportColumn> columns;
  private final FieldReader[] readers;
  private final RowValues row;
  private final RowSink sink;
  private final ErrorList errors;
  private final ImportProgress progress;
  private final List<String> names = new ArrayList<>();
  private int @Nullable [] places;
  private boolean headerRead;
  private boolean lastFieldQuoted;
  private boolean blank;
  private boolean shortRow;
  private boolean inRow;
  private long line;
  private long rows;
  private long errorsBefore;

  RowReader(
      ImportFormat format,
      Vocabulary words,
      LocalDate today,
      RowSink sink,
      ErrorList errors,
      ImportProgress progress) {
    this.format = format;
    this.columns = format.fileColumns();
    var fieldReaders = new FieldReaders(words, today);
    this.readers = columns.stream().map(fieldReaders::of).toArray(FieldReader[]::new);
    this.row = new RowValues(columns);
    this.sink = sink;
    this.errors = errors;
    this.progress = progress;
  }

  @Override
  protected void handleBegin(long startingLine) {
    if (shortRow) {
      tooFewFields("too-few-fields");
    }
    line = startingLine;
    inRow = true;
    blank = true;
    errorsBefore = errors.count();
    row.clear();
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int count, boolean quoted) {
    lastFieldQuoted = quoted;
    var from = offset;
    var to = offset + count;
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (to > from && isBlank(text[to - 1])) {
      to--;
    }
    blank &= from == to;
    if (!headerRead) {
      names.add(new String(text, from, to - from));
    } else if (places != null && index < places.length && from < to) {
      read(places[index], text, from, to - from);
    }
  }

  private static boolean isBlank(char letter) {
    return letter <= ' ' || letter == IDEOGRAPHIC_BLANK;
  }

  private void read(int place, char[] text, int from, int length) {
    var refusal = readers[place].read(text, from, length, row, place);
    if (refusal != null) {
      row.bad(place);
      var column = columns.get(place);
      errors.add(
          line,
          column.code(),
          new String(text, from, length),
          personal(column),
          refusal.code(),
          refusal.arguments().toArray());
    }
  }

  @Override
  protected Boolean buildRecord() {
    inRow = false;
    if (!headerRead) {
      headerRead = true;
      places = Header.places(names, columns, line, errors);
    } else if (places != null && !blank) {
      finishRow(places.length);
    }
    progress.at(rows, errors.count());
    return places != null;
  }

  private void finishRow(int width) {
    rows++;
    if (getFieldCount() < width) {
      shortRow = true;
      return;
    }
    if (getFieldCount() > width) {
      errors.add(line, null, null, false, "too-many-fields", getFieldCount(), width);
      return;
    }
    fillAbsent();
    if (errors.count() == errorsBefore && rulesHold()) {
      sink.row(row, line);
    }
  }

  private void fillAbsent() {
    for (var place = 0; place < readers.length; place++) {
      if (row.state(place) == State.ABSENT) {
        var column = columns.get(place);
        if (column.required()) {
          errors.add(line, column.code(), null, false, "required");
        } else if (column.fallback() != null && errors.count() == errorsBefore) {
          var value = column.fallback().apply(row);
          if (value != null) {
            row.put(place, value);
          }
        }
      }
    }
  }

  private boolean rulesHold() {
    var hold = true;
    for (var rule : format.rules()) {
      if (!rule.holds().test(row)) {
        hold = false;
        errors.add(
            line,
            rule.column(),
            row.shown(rule.column()),
            personal(rule.column()),
            rule.code(),
            rule.message());
      }
    }
    return hold;
  }

  /** What can be told only when the file has ended. */
  void end(FileProbe probe) {
    if (shortRow) {
      tooFewFields(probe.endsInLineBreak() ? "too-few-fields" : "cut-off");
    } else if (probe.oddQuotes() && lastFieldQuoted) {
      errors.add(line, null, null, false, "quote-left-open");
    }
    if (!headerRead) {
      errors.add(null, null, null, false, "empty-file");
    }
    progress.at(rows, errors.count());
  }

  /** The parser could not go on: a quotation mark where none belongs, or one never closed. */
  void broken() {
    errors.add(inRow ? line : line + 1, null, null, false, "quotes-broken");
    progress.at(rows, errors.count());
  }

  private void tooFewFields(String code) {
    shortRow = false;
    errors.add(line, null, null, false, code, getFieldCount(), names.size());
  }

  private boolean personal(String code) {
    return columns.stream().anyMatch(column -> column.code().equals(code) && personal(column));
  }

  private static boolean personal(ImportColumn column) {
    return column.type() instanceof Type.IdentityNumber;
  }
}
