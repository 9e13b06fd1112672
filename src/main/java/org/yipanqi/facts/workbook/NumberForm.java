package org.yipanqi.facts.workbook;

import java.util.Locale;

/**
 * How a cell's number is shown, as far as it tells what the number is.
 *
 * @param zeros how many digits are always shown: 6 for the format 000000, else 0
 */
public record NumberForm(Kind kind, int zeros) {

  /** What the number stands for. */
  public enum Kind {
    PLAIN,
    PERCENT,
    /** A day, or a day and a time. */
    DATE,
    /** Hours, minutes or seconds without a day. */
    TIME
  }

  static final NumberForm PLAIN = new NumberForm(Kind.PLAIN, 0);

  private static final NumberForm PERCENT = new NumberForm(Kind.PERCENT, 0);
  private static final NumberForm DATE = new NumberForm(Kind.DATE, 0);
  private static final NumberForm TIME = new NumberForm(Kind.TIME, 0);
  private static final int MOST_ZEROS = 30;

  /**
   * A format that has no text in the file: ECMA-376 part 1, 18.8.30. Numbers 27 to 36 and 50 to 58
   * are the days and times of Chinese, Japanese and Korean.
   */
  static NumberForm builtIn(int number) {
    return switch (number) {
      case 9, 10 -> PERCENT;
      case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> DATE;
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> TIME;
      default -> PLAIN;
    };
  }

  /** A format by its text, of which the part for positive numbers counts. */
  static NumberForm of(String format) {
    var signs = signs(format).toLowerCase(Locale.ROOT);
    if (signs.isEmpty() || signs.startsWith("general") || signs.equals("@")) {
      return PLAIN;
    }
    if (signs.indexOf('y') >= 0 || signs.indexOf('d') >= 0 || isMonth(signs)) {
      return DATE;
    }
    if (signs.indexOf('h') >= 0 || signs.indexOf('s') >= 0) {
      return TIME;
    }
    if (signs.indexOf('%') >= 0) {
      return PERCENT;
    }
    var zeros = signs.length() <= MOST_ZEROS && signs.matches("0{2,}") ? signs.length() : 0;
    return zeros == 0 ? PLAIN : new NumberForm(Kind.PLAIN, zeros);
  }

  private static boolean isMonth(String signs) {
    return signs.indexOf('m') >= 0 && signs.indexOf('h') < 0 && signs.indexOf('s') < 0;
  }

  /** What is left of a format without words, colours and conditions. */
  private static String signs(String format) {
    var signs = new StringBuilder();
    for (var i = 0; i < format.length() && format.charAt(i) != ';'; i++) {
      var sign = format.charAt(i);
      switch (sign) {
        case '"' -> i = end(format, '"', i);
        case '[' -> {
          var end = end(format, ']', i);
          var inside = format.substring(i + 1, Math.max(i + 1, end)).toLowerCase(Locale.ROOT);
          if (inside.matches("h+|m+|s+")) {
            signs.append('h');
          }
          i = end;
        }
        case '\\', '_', '*' -> i++;
        default -> signs.append(sign);
      }
    }
    return signs.toString();
  }

  private static int end(String format, char sign, int from) {
    var end = format.indexOf(sign, from + 1);
    return end < 0 ? format.length() : end;
  }
}
