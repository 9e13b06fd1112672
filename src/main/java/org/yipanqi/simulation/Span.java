package org.yipanqi.simulation;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months with records. Days are counted as days since 1970. */
final class Span {

  /** A day that never comes: the end of what has no end. */
  static final int NEVER = Integer.MAX_VALUE;

  private final YearMonth from;
  private final int[] firstDays;

  Span(YearMonth from, YearMonth to) {
    this.from = from;
    var months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
    firstDays = new int[months + 2];
    for (var m = 0; m < firstDays.length; m++) {
      firstDays[m] = (int) from.plusMonths(m).atDay(1).toEpochDay();
    }
  }

  int months() {
    return firstDays.length - 1;
  }

  int firstDay() {
    return firstDays[0];
  }

  int lastDay() {
    return firstDays[months()] - 1;
  }

  int days() {
    return firstDays[months()] - firstDays[0];
  }

  boolean has(int day) {
    return day >= firstDay() && day <= lastDay();
  }

  /** Which month of the span a day lies in, counted from 0. */
  int month(int day) {
    var guess = Math.min(months() - 1, (day - firstDays[0]) / 29);
    while (firstDays[guess] > day) {
      guess--;
    }
    return guess;
  }

  int firstDayOf(int month) {
    return firstDays[month];
  }

  int lastDayOf(int month) {
    return firstDays[month + 1] - 1;
  }

  int daysIn(int month) {
    return firstDays[month + 1] - firstDays[month];
  }

  int yearOf(int month) {
    return from.plusMonths(month).getYear();
  }

  YearMonth name(int month) {
    return from.plusMonths(month);
  }

  int firstYear() {
    return from.getYear();
  }

  int lastYear() {
    return yearOf(months() - 1);
  }

  /** A day by the calendar. */
  static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  static int day(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }
}
