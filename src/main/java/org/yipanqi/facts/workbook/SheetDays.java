package org.yipanqi.facts.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Days as spreadsheets keep them: counted from 1900 or from 1904, the time of day as a fraction.
 * ECMA-376 part 1, 18.17.4.1.
 */
public final class SheetDays {

  /**
   * What such a number says.
   *
   * @param text as files write it: 2020-01-31 or 2020-01-31T08:30
   * @param month 2020-01 when it is a month's first day and no time is told, else null
   */
  public record Moment(String text, @Nullable String month) {}

  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
  private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
  private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
  private static final Moment NEVER_WAS = new Moment("1900-02-29", null);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  private final boolean since1904;

  public SheetDays(boolean since1904) {
    this.since1904 = since1904;
  }

  /** Null when the number is none that a spreadsheet shows as a day. */
  public @Nullable Moment of(BigDecimal serial) {
    if (serial.signum() < 0 || serial.compareTo(LAST) >= 0) {
      return null;
    }
    // to the second: the fractions of a day have no exact form
    var seconds = serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    var day = Math.floorDiv(seconds, SECONDS_A_DAY.longValue());
    var time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS_A_DAY.longValue()));
    if (since1904) {
      return moment(FROM_1904.plusDays(day).atTime(time));
    }
    if (day == LEAP_DAY_THAT_NEVER_WAS) {
      return NEVER_WAS;
    }
    if (day == 0) {
      return new Moment(time.toString(), null);
    }
    return moment(BEFORE_1900.plusDays(day > LEAP_DAY_THAT_NEVER_WAS ? day - 1 : day).atTime(time));
  }

  /** Null when the text is no day of ISO 8601. */
  public @Nullable Moment iso(String text) {
    try {
      return moment(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(
                      text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                  .withNano(0));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Moment moment(LocalDateTime at) {
    if (!at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return new Moment(at.toString(), null);
    }
    var day = at.toLocalDate();
    return new Moment(day.toString(), day.getDayOfMonth() == 1 ? MONTH.format(day) : null);
  }
}
