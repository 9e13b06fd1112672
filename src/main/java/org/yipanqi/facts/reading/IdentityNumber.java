package org.yipanqi.facts.reading;

/** The citizen identity number of GB 11643. */
final class IdentityNumber {

  private static final int LENGTH = 18;
  private static final int BIRTH = 6;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private IdentityNumber() {}

  static boolean valid(char[] text, int from, int length) {
    if (length != LENGTH || Digits.whole(text, from, LENGTH - 1) == Digits.NONE) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < LENGTH - 1; i++) {
      sum += (text[from + i] - '0') * WEIGHTS[i];
    }
    var check = Character.toUpperCase(text[from + LENGTH - 1]);
    return CHECK.charAt(sum % CHECK.length()) == check && birthDayWas(text, from + BIRTH);
  }

  private static boolean birthDayWas(char[] text, int from) {
    var day =
        new char[] {
          text[from],
          text[from + 1],
          text[from + 2],
          text[from + 3],
          '-',
          text[from + 4],
          text[from + 5],
          '-',
          text[from + 6],
          text[from + 7]
        };
    return Digits.day(day, 0, day.length) != Digits.NONE;
  }
}
