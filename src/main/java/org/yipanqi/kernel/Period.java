package org.yipanqi.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A month, quarter, half-year or year, written {@code 2020-06}, {@code 2020Q2}, {@code 2020H1},
 * {@code 2020}.
 *
 * @param first the first month
 * @param kind how many months follow on from it
 */
public record Period(YearMonth first, Kind kind) {

  /** The lengths a period may have. */
  public enum Kind {
    MONTH(1),
    QUARTER(3),
    HALF(6),
    YEAR(12);

    private final int months;

    Kind(int months) {
      this.months = months;
    }

    public int months() {
      return months;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?");

  public Period {
    if ((first.getMonthValue() - 1) % kind.months() != 0) {
      throw new IllegalArgumentException("a " + kind + " can't begin in " + first);
    }
  }

  /** Reads a period. Throws {@link IllegalArgumentException} for anything else. */
  @JsonCreator
  public static Period of(String text) {
    var m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a period: " + text);
    }
    var year = Integer.parseInt(m.group(1));
    if (m.group(2) != null) {
      return new Period(YearMonth.of(year, Integer.parseInt(m.group(2))), Kind.MONTH);
    }
    if (m.group(3) != null) {
      return new Period(YearMonth.of(year, Integer.parseInt(m.group(3)) * 3 - 2), Kind.QUARTER);
    }
    if (m.group(4) != null) {
      return new Period(YearMonth.of(year, Integer.parseInt(m.group(4)) * 6 - 5), Kind.HALF);
    }
    return new Period(YearMonth.of(year, 1), Kind.YEAR);
  }

  /** The period of a kind in which a month lies. */
  public static Period containing(YearMonth month, Kind kind) {
    var start = (month.getMonthValue() - 1) / kind.months() * kind.months() + 1;
    return new Period(YearMonth.of(month.getYear(), start), kind);
  }

  public static Period month(YearMonth month) {
    return new Period(month, Kind.MONTH);
  }

  public YearMonth last() {
    return first.plusMonths(kind.months() - 1L);
  }

  public LocalDate start() {
    return first.atDay(1);
  }

  /** The last day, inclusive. */
  public LocalDate end() {
    return last().atEndOfMonth();
  }

  public int days() {
    return Math.toIntExact(end().toEpochDay() - start().toEpochDay() + 1);
  }

  public List<YearMonth> months() {
    return Stream.iterate(first, m -> m.plusMonths(1)).limit(kind.months()).toList();
  }

  public Period previous() {
    return new Period(first.minusMonths(kind.months()), kind);
  }

  public Period next() {
    return new Period(first.plusMonths(kind.months()), kind);
  }

  public Period yearBefore() {
    return new Period(first.minusYears(1), kind);
  }

  @JsonValue
  @Override
  public String toString() {
    var year = String.valueOf(first.getYear());
    return switch (kind) {
      case MONTH -> first.toString();
      case QUARTER -> year + "Q" + (first.getMonthValue() + 2) / 3;
      case HALF -> year + "H" + (first.getMonthValue() + 5) / 6;
      case YEAR -> year;
    };
  }
}
