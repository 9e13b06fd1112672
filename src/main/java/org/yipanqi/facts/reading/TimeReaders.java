package org.yipanqi.facts.reading;

import java.time.LocalDate;
import org.yipanqi.facts.reading.FieldReader.Refusal;
import org.yipanqi.kernel.Period;

/** Readers of days, months, moments and periods. */
final class TimeReaders {

  private static final int DAY = 10;
  private static final int MINUTES = 16;
  private static final int SECONDS = 19;
  private static final long MICROS = 1_000_000;
  private static final long SECONDS_A_DAY = 86_400;
  private static final Refusal NOT_A_DAY = Refusal.of("not-a-day");
  private static final Refusal NO_SUCH_DAY = Refusal.of("no-such-day");

  private TimeReaders() {}

  static FieldReader day(LocalDate first, LocalDate last) {
    var early = Refusal.of("too-early", first);
    var late = Refusal.of("too-late", last);
    var least = first.toEpochDay();
    var most = last.toEpochDay();
    return (text, from, length, row, place) -> {
      var day = Digits.day(text, from, length);
      if (day == Digits.NONE) {
        return Digits.dayShaped(text, from, length) ? NO_SUCH_DAY : NOT_A_DAY;
      }
      if (day < least || day > most) {
        return day < least ? early : late;
      }
      row.number(place, day);
      return null;
    };
  }

  static FieldReader month() {
    var form = Refusal.of("not-a-month");
    return (text, from, length, row, place) -> {
      var year = length == 7 ? Digits.whole(text, from, 4) : Digits.NONE;
      var month = length == 7 ? Digits.whole(text, from + 5, 2) : Digits.NONE;
      if (year < 1900 || month < 1 || month > 12 || text[from + 4] != '-') {
        return form;
      }
      row.number(place, LocalDate.of((int) year, (int) month, 1).toEpochDay());
      return null;
    };
  }

  /** A day, or a day and a time to the minute or second. */
  static FieldReader moment() {
    var form = Refusal.of("not-a-moment");
    return (text, from, length, row, place) -> {
      var day = length < DAY ? Digits.NONE : Digits.day(text, from, DAY);
      var second = length == DAY ? 0 : secondOfDay(text, from, length);
      if (day == Digits.NONE || second == Digits.NONE) {
        return form;
      }
      row.number(place, (day * SECONDS_A_DAY + second) * MICROS);
      return null;
    };
  }

  private static long secondOfDay(char[] text, int from, int length) {
    if (length != MINUTES && length != SECONDS
        || text[from + DAY] != 'T' && text[from + DAY] != ' '
        || text[from + 13] != ':'
        || length == SECONDS && text[from + MINUTES] != ':') {
      return Digits.NONE;
    }
    var hour = Digits.whole(text, from + 11, 2);
    var minute = Digits.whole(text, from + 14, 2);
    var second = length == SECONDS ? Digits.whole(text, from + 17, 2) : 0;
    var right = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return right ? hour * 3600 + minute * 60 + second : Digits.NONE;
  }

  static FieldReader period() {
    var form = Refusal.of("not-a-period");
    return (text, from, length, row, place) -> {
      try {
        Period.of(new String(text, from, length));
      } catch (IllegalArgumentException e) {
        return form;
      }
      row.text(place, text, from, length);
      return null;
    };
  }
}
