package org.yipanqi.indicators;

import java.time.YearMonth;
import java.util.Set;

/**
 * Cells have been computed again, here or by another process, and are committed.
 *
 * @param generation never falls; grows with every such change
 */
public record CellsChanged(Set<YearMonth> months, long generation) {

  public CellsChanged {
    months = Set.copyOf(months);
  }
}
