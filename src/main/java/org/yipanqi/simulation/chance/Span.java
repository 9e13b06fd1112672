package org.yipanqi.simulation.chance;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months with records. Days are counted as days since 1970. */
public final class Span {

  /** A day that never comes: the end of what has no end. */
  public static final int NEVER = Integer.MAX_VALUE;

  private final YearMonth from;
  private final int[] firstDays;
  private final int[] monthsOfYear;

  public Span(YearMonth from, YearMonth to) {
    this.from = from;
    var months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
    firstDays = new int[months + 2];
    monthsOfYear = new int[months + 2];
    for (var m = 0; m < firstDays.length; m++) {
      firstDays[m] = (int) from.plusMonths(m).atDay(1).toEpochDay();
      monthsOfYear[m] = from.plusMonths(m).getMonthValue();
    }
  }

  public int months() {
    return firstDays.length - 1;
  }

  public int firstDay() {
    return firstDays[0];
  }

  public int lastDay() {
    return firstDays[months()] - 1;
  }

  public int days() {
    return firstDays[months()] - firstDays[0];
  }

  public boolean has(int day) {
    return day >= firstDay() && day <= lastDay();
  }

  /** Which month of the span a day lies in, counted from 0. */
  public int month(int day) {
    var guess = Math.min(months() - 1, (day - firstDays[0]) / 29);
    while (firstDays[guess] > day) {
      guess--;
    }
    return guess;
  }

  public int firstDayOf(int month) {
    return firstDays[month];
  }

  public int lastDayOf(int month) {
    return firstDays[month + 1] - 1;
  }

  public int daysIn(int month) {
    return firstDays[month + 1] - firstDays[month];
  }

  public int yearOf(int month) {
    return from.plusMonths(month).getYear();
  }

  /** The month of the calendar, 1 to 12. */
  public int monthOfYear(int month) {
    return monthsOfYear[month];
  }

  public YearMonth name(int month) {
    return from.plusMonths(month);
  }

  public int firstYear() {
    return from.getYear();
  }

  public int lastYear() {
    return yearOf(months() - 1);
  }

  /** A day by the calendar. */
  public static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  public static int day(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }
}
