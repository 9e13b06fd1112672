package org.yipanqi.facts.workbook;

import java.util.Arrays;

/** The cell being read, used again for each: its text as stored, and what it is. */
public final class Cell {

  /** More characters than a spreadsheet lets anybody type: ECMA-376, and what Excel documents. */
  public static final int MOST_LETTERS = 32_767;

  /** How its text is to be taken. */
  public enum Kind {
    NUMBER,
    TEXT,
    /** 1 or 0. */
    FLAG,
    /** A formula's failure, #REF! for instance. */
    ERROR,
    /** A day or a moment written as ISO 8601 has them. */
    ISO_DATE
  }

  private int column;
  private Kind kind = Kind.NUMBER;
  private NumberForm form = NumberForm.PLAIN;
  private boolean formula;
  private boolean overfull;
  private char[] letters = new char[256];
  private int length;

  void begin(int newColumn, Kind newKind, NumberForm newForm) {
    column = newColumn;
    kind = newKind;
    form = newForm;
    formula = false;
    overfull = false;
    length = 0;
  }

  void formula() {
    formula = true;
  }

  /** Room for some more characters at {@link #length}; none when there would be too many. */
  boolean room(int more) {
    if (length + more > MOST_LETTERS) {
      overfull = true;
      return false;
    }
    if (length + more > letters.length) {
      letters = Arrays.copyOf(letters, Math.max(letters.length * 2, length + more));
    }
    return true;
  }

  void add(char[] from, int start, int count) {
    if (room(count)) {
      System.arraycopy(from, start, letters, length, count);
      length += count;
    }
  }

  void clear() {
    length = 0;
    overfull = false;
  }

  void longer(int more) {
    length += more;
  }

  void become(Kind newKind) {
    kind = newKind;
  }

  /** Characters that XML can't hold are written _x000D_: ECMA-376 part 1, 22.9.2.19. */
  void unescape() {
    length = Escapes.undo(letters, length);
  }

  /** From 0. */
  public int column() {
    return column;
  }

  public Kind kind() {
    return kind;
  }

  public NumberForm form() {
    return form;
  }

  /** Whether the value is a formula's. */
  public boolean isFormula() {
    return formula;
  }

  /** Whether there was more text than a cell can have. */
  public boolean isOverfull() {
    return overfull;
  }

  public char[] letters() {
    return letters;
  }

  public int length() {
    return length;
  }

  public String text() {
    return new String(letters, 0, length);
  }
}
