package org.yipanqi.simulation.people;

import java.time.LocalDate;

/** Invented resident identity numbers of the right form, with the check digit of GB 11643. */
public final class IdentityNumber {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private IdentityNumber() {}

  /**
   * The number of the nth person of a sex born on a day in a county; n counts from 0. Men have odd
   * sequence numbers, women even ones.
   */
  public static String of(String county, LocalDate bornOn, boolean male, int nth) {
    var sequence = male ? 2 * nth + 1 : 2 * nth + 2;
    if (sequence > 999) {
      throw new IllegalStateException("more births on a day than identity numbers: " + bornOn);
    }
    var day = bornOn.getYear() * 10_000 + bornOn.getMonthValue() * 100 + bornOn.getDayOfMonth();
    var number = new StringBuilder(18).append(county).append(day);
    number.append(sequence < 100 ? "0" : "").append(sequence < 10 ? "0" : "").append(sequence);
    return number.append(check(number)).toString();
  }

  /** The check digit that belongs to the first 17 digits. */
  public static char check(CharSequence digits) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }
}
