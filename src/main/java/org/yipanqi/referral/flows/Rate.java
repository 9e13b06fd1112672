package org.yipanqi.referral.flows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** So many of so many. */
record Rate(long part, long whole) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Rate {
    if (part < 0 || whole < 0) {
      throw new IllegalArgumentException("less than none: " + part + " of " + whole);
    }
  }

  /** In percent to one place, halves away from nought; null where there is nothing to divide by. */
  @Nullable BigDecimal percent() {
    return whole == 0
        ? null
        : HUNDRED
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  /** How many on one, to two places; null where there is nothing to divide by. */
  @Nullable BigDecimal ratio() {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }
}
