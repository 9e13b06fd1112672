package org.yipanqi.facts.sources;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Reporters against the facts of a month, or against the months of a fact.
 *
 * @param month the month shown, null where a fact is
 * @param fact the fact shown, null where a month is
 * @param today the day the standings are of
 * @param rows of this page; totals are of all rows of the scope
 * @param shown how many rows the filter leaves, on all pages
 * @param next the cursor of the next page
 */
record GapBoard(
    String scope,
    @Nullable String month,
    @Nullable String fact,
    LocalDate today,
    List<GapColumn> columns,
    List<GapLine> rows,
    GapTally total,
    int shown,
    @Nullable String next) {

  /**
   * @param fact of the column's crossings
   * @param month of the column's crossings
   */
  record GapColumn(String fact, String month, Label label, GapTally tally) {}

  /**
   * @param kind an institution's kind; null for a bureau
   * @param community the one it belonged to on the last day shown
   * @param cells in the order of the columns
   */
  record GapLine(
      String unit,
      Label name,
      @Nullable String kind,
      @Nullable String community,
      @Nullable Label communityName,
      @Nullable String managedBy,
      List<Crossing> cells,
      GapTally tally) {}
}
