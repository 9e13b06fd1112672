package org.yipanqi.facts.reading;

/** Numbers and days out of characters, strictly. */
final class Digits {

  /** Not a number of this form; no valid value looks like it. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MOST = 18;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Digits() {}

  /** Digits only, 18 at most. */
  static long whole(char[] text, int from, int length) {
    if (length == 0 || length > MOST) {
      return NONE;
    }
    var value = 0L;
    for (var i = from; i < from + length; i++) {
      var digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** The day of yyyy-MM-dd as days since 1970; NONE for another form or a day that never was. */
  static long day(char[] text, int from, int length) {
    if (length != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
      return NONE;
    }
    var year = whole(text, from, 4);
    var month = whole(text, from + 5, 2);
    var day = whole(text, from + 8, 2);
    return year < 1 || month < 1 || month > 12 || day < 1 || day > days(year, month)
        ? NONE
        : epochDay(year, month, day);
  }

  /** Whether it looks like yyyy-MM-dd, be there such a day or not. */
  static boolean dayShaped(char[] text, int from, int length) {
    return length == 10
        && text[from + 4] == '-'
        && text[from + 7] == '-'
        && whole(text, from, 4) != NONE
        && whole(text, from + 5, 2) != NONE
        && whole(text, from + 8, 2) != NONE;
  }

  private static long days(long year, long month) {
    var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[(int) month - 1];
  }

  /** Counts from a year that begins in March, so that the leap day is its last. */
  private static long epochDay(long year, long month, long day) {
    var y = month <= 2 ? year - 1 : year;
    var era = y / 400;
    var yearOfEra = y - era * 400;
    var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  /**
   * A plain decimal, without its point: -12.5 with scale 2 is -1250. Places beyond the scale must
   * be zeros.
   */
  static long decimal(char[] text, int from, int length, int scale) {
    var negative = length > 0 && text[from] == '-';
    var start = negative ? from + 1 : from;
    var end = from + length;
    var point = start;
    while (point < end && text[point] != '.') {
      point++;
    }
    var places = Math.max(0, end - point - 1);
    if (point == start || point < end && places == 0) {
      return NONE;
    }
    while (places > scale && text[point + places] == '0') {
      places--;
    }
    if (places > scale || point - start + scale > MOST) {
      return NONE;
    }
    var value = whole(text, start, point - start);
    var fraction = places == 0 ? 0 : whole(text, point + 1, places);
    if (value == NONE || fraction == NONE) {
      return NONE;
    }
    for (var i = 0; i < scale; i++) {
      value *= 10;
      fraction *= i >= places ? 10 : 1;
    }
    return negative ? -(value + fraction) : value + fraction;
  }
}
