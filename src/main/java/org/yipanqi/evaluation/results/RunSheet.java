package org.yipanqi.evaluation.results;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One unit's evaluation as it is shown, and as it is kept when it is confirmed. Decimals are texts.
 *
 * @param ours whether the table is a sample that the county has not decided
 * @param closedVersion which closing of the period the figures come from; null when none was needed
 */
public record RunSheet(
    long run,
    long round,
    String county,
    String about,
    String unit,
    Label name,
    String pack,
    Label table,
    int tableVersion,
    boolean ours,
    String period,
    String purpose,
    Label purposeLabel,
    @Nullable Integer closedVersion,
    @Nullable String closedBy,
    @Nullable OffsetDateTime closedAt,
    @Nullable String submittedBy,
    @Nullable OffsetDateTime submittedAt,
    @Nullable String confirmedBy,
    @Nullable OffsetDateTime confirmedAt,
    List<RunLine> lines,
    RunResult result) {

  /** What all lines come to; without a score the words say why. */
  public record RunResult(
      String sum,
      String counted,
      String whole,
      @Nullable String score,
      @Nullable String grade,
      @Nullable Label gradeLabel,
      Label words) {}

  /**
   * A criterion.
   *
   * @param source series, standard or clause
   * @param reference the series' id, the standard's number or the clause's id
   * @param place of the clause in the document
   * @param way judgement, line, steps, rank or stated
   * @param points as they count; null when it does not count or is open
   * @param before what they would be without the reviewer
   */
  public record RunLine(
      String criterion,
      Label title,
      String weight,
      String source,
      String reference,
      @Nullable Integer indicator,
      String clause,
      String place,
      String way,
      @Nullable RunFigure figure,
      String outcome,
      Label outcomeLabel,
      @Nullable String points,
      @Nullable String before,
      boolean reviewed,
      Label words,
      @Nullable String own,
      @Nullable String statement,
      @Nullable String ownBy,
      @Nullable OffsetDateTime ownAt,
      @Nullable String reviewReason,
      @Nullable String reviewedBy,
      @Nullable OffsetDateTime reviewedAt) {}

  /**
   * The figure behind a criterion, as the round keeps it.
   *
   * @param place whose figure it is: with series and period the address of its chain
   * @param value exact; null when the state says so
   * @param kept whether it was read from the closed period
   */
  public record RunFigure(
      String place,
      String series,
      Label title,
      String unit,
      int decimals,
      String state,
      Label stateLabel,
      String judgement,
      Label judgementLabel,
      @Nullable String value,
      String targets,
      @Nullable Label reason,
      boolean kept) {}
}
