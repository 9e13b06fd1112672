package org.yipanqi.facts.workbook;

/** The characters that a workbook writes as _xHHHH_. */
final class Escapes {

  private static final int LENGTH = 7;
  private static final int HEX = 16;

  private Escapes() {}

  /** Puts the characters in their place and answers how many are left. */
  static int undo(char[] letters, int length) {
    var to = 0;
    for (var from = 0; from < length; ) {
      var escaped = letters[from] == '_' ? escaped(letters, from, length) : -1;
      if (escaped >= 0) {
        letters[to++] = (char) escaped;
        from += LENGTH;
      } else {
        letters[to++] = letters[from++];
      }
    }
    return to;
  }

  private static int escaped(char[] letters, int from, int length) {
    if (from + LENGTH > length || letters[from + 1] != 'x' || letters[from + LENGTH - 1] != '_') {
      return -1;
    }
    var value = 0;
    for (var i = from + 2; i < from + LENGTH - 1; i++) {
      var digit = Character.digit(letters[i], HEX);
      if (digit < 0) {
        return -1;
      }
      value = value * HEX + digit;
    }
    return value;
  }
}
