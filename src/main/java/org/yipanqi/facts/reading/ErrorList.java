package org.yipanqi.facts.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportError;
import org.yipanqi.facts.workbook.CellAddress;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Mask;

/** The mistakes of a file: all are counted, the first ten thousand kept. */
public final class ErrorList {

  public static final int KEPT = 10_000;

  /** The words of an error, by its code. */
  public interface Wording {
    Label of(String code, Object... arguments);
  }

  private final Wording wording;
  private final List<ImportError> kept = new ArrayList<>();
  private final Map<String, String> letters = new HashMap<>();
  private boolean inCells;
  private @Nullable String openColumn;
  private volatile long count;

  public ErrorList(Wording wording) {
    this.wording = wording;
  }

  /** An error whose words are in the message files under its code. */
  public void add(
      @Nullable Long row,
      @Nullable String column,
      @Nullable String value,
      boolean personal,
      String code,
      Object... arguments) {
    if (count() < KEPT) {
      keep(row, column, cell(row, column), value, personal, code, wording.of(code, arguments));
    }
    count = count() + 1;
  }

  /** An error that brings its own words: a rule of the format. */
  public void add(
      long row,
      @Nullable String column,
      @Nullable String value,
      boolean personal,
      String code,
      Label message) {
    if (count() < KEPT) {
      keep(row, column, cell(row, column), value, personal, code, message);
    }
    count = count() + 1;
  }

  /** An error at a column that may be none of the format's: in the header, or without one. */
  void heading(
      long row,
      int index,
      @Nullable String column,
      @Nullable String value,
      String code,
      Object... arguments) {
    if (count() < KEPT) {
      var cell = inCells ? CellAddress.letters(index) + row : null;
      keep(row, column, cell, value, false, code, wording.of(code, arguments));
    }
    count = count() + 1;
  }

  private void keep(
      @Nullable Long row,
      @Nullable String column,
      @Nullable String cell,
      @Nullable String value,
      boolean personal,
      String code,
      Label message) {
    var shown =
        personal || (isDiscreet(column) && ImportError.mayBeMisplaced(value))
            ? ImportError.masked(value)
            : ImportError.shown(value);
    kept.add(new ImportError(row, column, cell, shown, code, message));
  }

  /**
   * The file holds personal data, which may stand in a wrong column or in the place of a name.
   *
   * @param known the column by which rows are known, which is shown as it is
   */
  void beDiscreet(String known) {
    openColumn = known;
  }

  private boolean isDiscreet(@Nullable String column) {
    return openColumn != null && !openColumn.equals(column);
  }

  /** A name in the header that is none: what may be said of it. */
  String shownName(String name) {
    return openColumn != null && ImportError.mayBeMisplaced(name) ? Mask.personal(name) : name;
  }

  /** Where people find it in a spreadsheet. */
  private @Nullable String cell(@Nullable Long row, @Nullable String column) {
    var letter = inCells && row != null && column != null ? letters.get(column) : null;
    return letter == null ? null : letter + row;
  }

  /** The file is a spreadsheet: its mistakes are told by cell. */
  void tellCells() {
    inCells = true;
  }

  /** Which column of the file a column of the format is, from 0. */
  void columnAt(int index, String column) {
    letters.put(column, CellAddress.letters(index));
  }

  /** The words that go with a code of the message files. */
  public Label wording(String code, Object... arguments) {
    return wording.of(code, arguments);
  }

  /** Forgets all: the file is read again. */
  public void clear() {
    kept.clear();
    count = 0;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** All of them; only the reading thread adds, others may look on. */
  public long count() {
    return count;
  }

  public List<ImportError> kept() {
    return List.copyOf(kept);
  }
}
