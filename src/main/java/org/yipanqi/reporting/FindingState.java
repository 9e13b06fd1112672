package org.yipanqi.reporting;

import java.util.Locale;

/** Where a finding stands. */
public enum FindingState {
  /** Its owner has to explain it, or to correct the return. */
  OPEN,
  /** Explained: whoever reviews decides. */
  EXPLAINED,
  /** The explanation holds. */
  ACCEPTED,
  /** What was found is so no longer. */
  CORRECTED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FindingState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
