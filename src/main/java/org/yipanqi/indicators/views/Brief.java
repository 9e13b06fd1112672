package org.yipanqi.indicators.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.kernel.Label;

/**
 * The county on one sheet of paper: what is met, at risk, missed, what changed, what to decide.
 * Long lists are cut; {@code more} says how many lines are left out.
 *
 * @param set what its figures are: the indicators, or the goals where there are none
 * @param before the counts of the base period, absent when facts don't reach it
 * @param changesSince the period that changes are told from
 */
public record Brief(
    String pack,
    Label document,
    String number,
    String scope,
    Label scopeName,
    String set,
    PeriodChoice periods,
    BriefCounts counts,
    @Nullable String basePeriod,
    @Nullable BriefCounts before,
    BriefLines missed,
    BriefLines atRisk,
    String changesSince,
    BriefLines newlyMet,
    BriefLines newlyMissed,
    BriefLines moves,
    BriefLines silent,
    BriefGaps gaps,
    BriefDecisions decisions) {

  /** How the figures stand. Those without a value are not judged and counted apart. */
  public record BriefCounts(
      int figures, int met, int atRisk, int missed, int notYetDue, int notJudged, int noValue) {}

  public record BriefLines(List<BriefLine> lines, int more) {}

  /**
   * A figure on the sheet.
   *
   * @param previous the value in the period before, as shown
   * @param previousJudgement its judgement
   * @param difference this period less the one before, with its sign
   */
  public record BriefLine(
      String series,
      String no,
      Label title,
      Label shortTitle,
      String unit,
      String direction,
      boolean weighted,
      Reading reading,
      String previous,
      @Nullable Judgement previousJudgement,
      @Nullable String difference) {}

  public record BriefGaps(List<BriefGap> lines, int more) {}

  /**
   * A source that is not in, and the figures that are not whole without it.
   *
   * @param months those it is missing for
   * @param overdue due before today by the source calendar, or missing when the period was closed
   * @param figures the numbers of the indicators or goals, in the document's order
   */
  public record BriefGap(
      String unit,
      Label unitName,
      Label fact,
      List<String> months,
      boolean overdue,
      List<String> figures) {}

  public record BriefDecisions(List<BriefDecision> lines, int more) {}

  /**
   * Something to decide, with the rule that brought it up.
   *
   * @param kind past_due, due_soon, tasks_past_due, county_must_fix, not_closed, sources_overdue,
   *     corrected_after_closing, undecidable
   * @param series the figure it is about
   */
  public record BriefDecision(String kind, Label text, @Nullable String series) {}
}
