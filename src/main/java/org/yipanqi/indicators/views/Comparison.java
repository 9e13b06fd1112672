package org.yipanqi.indicators.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Two periods side by side: all figures of a place, or one figure in all places.
 *
 * @param series the figure compared over places; absent when a place's figures are compared
 * @param sameLength whether the periods are equally long; sums of unequal ones are not compared
 * @param counts how many lines changed in which way, before the filter
 */
public record Comparison(
    String scope,
    Label scopeName,
    String set,
    @Nullable String series,
    @Nullable Label title,
    PeriodChoice a,
    PeriodChoice b,
    boolean sameLength,
    List<ComparisonCount> counts,
    List<ComparisonLine> lines) {

  public record ComparisonCount(String kind, int count) {}

  /**
   * @param row the place the line is of
   * @param difference b less a, with its sign; points for percentages
   * @param relative the same as a percentage of a, absent for percentages and where a is 0
   * @param kinds better, worse, newly_met, newly_missed, state_changed
   * @param versions the two versions of the definition where they differ
   */
  public record ComparisonLine(
      String row,
      Label rowName,
      String rowKind,
      String series,
      String no,
      Label title,
      @Nullable Label chapter,
      String unit,
      String direction,
      String targetText,
      Reading a,
      Reading b,
      @Nullable String difference,
      @Nullable String relative,
      List<String> kinds,
      @Nullable VersionChange versions) {}

  public record VersionChange(int a, int b) {}
}
