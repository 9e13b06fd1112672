package org.yipanqi.reporting;

import org.jspecify.annotations.Nullable;

/** Why something was given back, reopened, amended. */
public final class Reasons {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 500;

  private Reasons() {}

  /** A reason that says something; {@link ReportingProblem#REASON_NEEDED} otherwise. */
  public static String needed(@Nullable String given) {
    var text = given == null ? "" : given.strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw ReportingProblem.REASON_NEEDED.because(SHORTEST, LONGEST);
    }
    return text;
  }
}
