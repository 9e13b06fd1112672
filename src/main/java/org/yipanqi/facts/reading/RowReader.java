package org.yipanqi.facts.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.reading.FieldReader.Refusal;
import org.yipanqi.facts.reading.RowValues.State;
import org.yipanqi.kernel.Mask;

/**
 * Checks a file row by row as its parser meets the fields, and passes on the rows that are right.
 * Whatever kind of file it is, this is where its rows are judged.
 */
final class RowReader {

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
  private boolean blank;
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
    if (!format.sealedColumns().isEmpty()) {
      errors.beDiscreet(format.key().getFirst());
    }
  }

  /** A row begins. */
  void begin(long startingLine) {
    line = startingLine;
    blank = true;
    errorsBefore = errors.count();
    row.clear();
  }

  /** A field of the row, or of the header. */
  void field(int index, char[] text, int offset, int count) {
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
      name(index, new String(text, from, to - from));
    } else if (places != null && index < places.length && from < to) {
      read(places[index], text, from, to - from);
    }
  }

  private void name(int index, String name) {
    while (names.size() < index) {
      names.add("");
    }
    names.add(name);
  }

  private static boolean isBlank(char letter) {
    return letter <= ' ' || letter == IDEOGRAPHIC_BLANK;
  }

  private void read(int place, char[] text, int from, int length) {
    var refusal = readers[place].read(text, from, length, row, place);
    if (refusal != null) {
      refuse(place, new String(text, from, length), refusal);
    }
  }

  private void refuse(int place, String value, Refusal refusal) {
    row.bad(place);
    var column = columns.get(place);
    var personal = personal(column);
    errors.add(
        line,
        column.code(),
        value,
        personal,
        refusal.code(),
        refusal.arguments().stream().map(it -> personal ? masked(it) : it).toArray());
  }

  /** What a spreadsheet made of a value may tell it. */
  private static Object masked(Object argument) {
    return argument instanceof String text ? Mask.personal(text) : argument;
  }

  /** A field whose value can't even be told. */
  void refused(int index, String value, Refusal refusal) {
    blank = false;
    if (places != null && index < places.length) {
      refuse(places[index], value, refusal);
    }
  }

  boolean headerRead() {
    return headerRead;
  }

  /** Whether nothing has stood in the row so far. */
  boolean blank() {
    return blank;
  }

  /** The column of the format that a column of the file is; null when it is none. */
  @Nullable ImportColumn column(int index) {
    return places != null && index < places.length ? columns.get(places[index]) : null;
  }

  /** How many columns the file has; 0 when the header is missing or wrong. */
  int width() {
    return places == null ? 0 : places.length;
  }

  /** What the fields of the first row make of the columns; false when reading is in vain. */
  boolean endHeader() {
    headerRead = true;
    var found = Header.places(names, columns, line, errors);
    for (var index = 0; found != null && index < found.length; index++) {
      errors.columnAt(index, columns.get(found[index]).code());
    }
    places = found;
    return found != null;
  }

  /** A row that had fields for all columns. */
  void endRow() {
    rows++;
    fillAbsent();
    if (errors.count() == errorsBefore && rulesHold()) {
      sink.row(row, line);
    }
  }

  /** A row with too few fields or too many. */
  void badRow(String code, int fields) {
    rows++;
    errors.add(line, null, null, false, code, fields, width());
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

  /** The file has ended. */
  void end() {
    if (!headerRead) {
      errors.add(null, null, null, false, "empty-file");
    }
    report();
  }

  void report() {
    progress.at(rows, errors.count());
  }

  private boolean personal(String code) {
    return columns.stream().anyMatch(column -> column.code().equals(code) && personal(column));
  }

  private static boolean personal(ImportColumn column) {
    return column.sealed() != null || column.type() instanceof Type.IdentityNumber;
  }
}
