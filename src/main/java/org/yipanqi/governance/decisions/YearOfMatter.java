package org.yipanqi.governance.decisions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a year stands with a matter.
 *
 * @param times at least so often a year; null where neither the policy nor the county says
 * @param considered in how many meetings of the year that were held it stood on the agenda
 */
public record YearOfMatter(int year, @Nullable Integer times, int considered) {

  /** How it stands. */
  public enum Standing {
    MET,
    /** Not yet, and the year goes on. */
    STILL_DUE,
    /** Not, and the year is over. */
    MISSED,
    /** How often isn't said, so nothing is missed. */
    NOT_STATED
  }

  public Standing on(LocalDate day) {
    if (times == null) {
      return Standing.NOT_STATED;
    }
    if (considered >= times) {
      return Standing.MET;
    }
    return day.getYear() > year ? Standing.MISSED : Standing.STILL_DUE;
  }
}
