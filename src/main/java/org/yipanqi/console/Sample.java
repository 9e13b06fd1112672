package org.yipanqi.console;

import java.time.LocalDate;
import java.time.YearMonth;
import org.yipanqi.simulation.KnownCounty;

/**
 * A county as a first start invents it: about a tenth of its people, in the year in which its
 * document takes effect and the year before, so that there is something to compare with.
 */
record Sample(KnownCounty county, int residents, YearMonth first, YearMonth last) {

  /** So many are in within about a minute. */
  static final int MOST_RESIDENTS = 37_000;

  private static final int PART = 10;

  /**
   * @param effect the day on which the document takes effect
   * @param today months that are not over yet are left out
   */
  static Sample of(KnownCounty county, LocalDate effect, LocalDate today) {
    var december = YearMonth.of(effect.getYear(), 12);
    var over = YearMonth.from(today).minusMonths(1);
    var last = december.isAfter(over) ? over : december;
    return new Sample(
        county,
        Math.min(MOST_RESIDENTS, county.people() / PART),
        YearMonth.of(last.getYear() - 1, 1),
        last);
  }
}
