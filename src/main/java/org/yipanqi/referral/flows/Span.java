package org.yipanqi.referral.flows;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.yipanqi.referral.ReferralProblem;

/** The days that are looked at, both included. */
record Span(LocalDate from, LocalDate to) {

  /** A year, and the day that makes two equal dates of it. */
  static final int MOST_DAYS = 367;

  Span {
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw ReferralProblem.UNKNOWN_PERIOD.because(MOST_DAYS);
    }
  }

  /** The month of a day. */
  static Span monthOf(LocalDate day) {
    var month = YearMonth.from(day);
    return new Span(month.atDay(1), month.atEndOfMonth());
  }
}
