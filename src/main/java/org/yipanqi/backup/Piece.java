package org.yipanqi.backup;

import java.util.regex.Pattern;

/**
 * Names of the pieces of a write-ahead log: eight hexadecimal digits of the time line, sixteen of
 * the place in it.
 */
final class Piece {

  private static final Pattern PIECE = Pattern.compile("[0-9A-F]{24}");
  private static final Pattern HISTORY = Pattern.compile("[0-9A-F]{8}\\.history");
  private static final int LINE = 8;
  private static final int HALF = 16;
  private static final long HIGH = 0x1_0000_0000L;

  private Piece() {}

  static boolean isPiece(String name) {
    return PIECE.matcher(name).matches();
  }

  static boolean isHistory(String name) {
    return HISTORY.matcher(name).matches();
  }

  /** On the time line of the bounds, and between them. */
  static boolean within(String name, String first, String last) {
    return name.substring(0, LINE).equals(last.substring(0, LINE))
        && place(name).compareTo(place(first)) >= 0
        && place(name).compareTo(place(last)) <= 0;
  }

  /** Where it is in the log, whatever the time line; comparable as text. */
  static String place(String name) {
    return name.substring(LINE);
  }

  /** How many pieces there are from one to another. */
  static long count(String first, String last, long pieceBytes) {
    var each = HIGH / pieceBytes;
    return number(last, each) - number(first, each) + 1;
  }

  private static long number(String name, long each) {
    return Long.parseLong(name.substring(LINE, HALF), HALF) * each
        + Long.parseLong(name.substring(HALF), HALF);
  }
}
