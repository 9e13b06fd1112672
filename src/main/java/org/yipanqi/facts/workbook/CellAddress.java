package org.yipanqi.facts.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A cell's place as spreadsheets write it.
 *
 * @param column from 0
 * @param row from 1
 */
public record CellAddress(int column, int row) {

  /** The last row of a sheet. */
  public static final int LAST_ROW = 1_048_576;

  private static final int LETTERS = 26;
  private static final int MOST_LETTERS = 3;

  /** The letters of a column: 0 is A, 26 is AA. */
  public static String letters(int column) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  /** The column of an address such as C17 or $C$17; -1 when it has none. */
  static int column(String address) {
    var column = 0;
    var from = address.startsWith("$") ? 1 : 0;
    for (var i = from; i < address.length(); i++) {
      var letter = address.charAt(i);
      if (letter < 'A' || letter > 'Z' || i - from == MOST_LETTERS) {
        break;
      }
      column = column * LETTERS + letter - 'A' + 1;
    }
    return column - 1;
  }

  static @Nullable CellAddress of(String address) {
    var column = column(address);
    var digits = address.replaceFirst("^\\$?[A-Z]+\\$?", "");
    if (column < 0 || !digits.matches("\\d{1,7}")) {
      return null;
    }
    return new CellAddress(column, Integer.parseInt(digits));
  }

  @Override
  public String toString() {
    return letters(column) + row;
  }
}
