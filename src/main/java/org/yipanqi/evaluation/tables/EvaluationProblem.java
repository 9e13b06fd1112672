package org.yipanqi.evaluation.tables;

import org.yipanqi.kernel.Problem;

/** Why an evaluation does not go as asked. */
public enum EvaluationProblem implements Problem.Type {
  UNKNOWN_TABLE(Problem.Kind.MISSING),
  /** The product brings no such table for the county's policy. */
  NO_SAMPLE(Problem.Kind.MISSING),
  UNKNOWN_ROUND(Problem.Kind.MISSING),
  UNKNOWN_RUN(Problem.Kind.MISSING),
  UNKNOWN_CRITERION(Problem.Kind.MISSING),
  /** Nothing was kept yet: the run is not confirmed. */
  NO_COPY(Problem.Kind.MISSING),
  /** The file has mistakes: how many, and the first. */
  TABLE_WITH_MISTAKES(Problem.Kind.INVALID),
  /** The table is of another county than the caller's. */
  NOT_YOUR_COUNTY(Problem.Kind.FORBIDDEN),
  NOT_YOUR_UNIT(Problem.Kind.FORBIDDEN),
  /** The same content is there as a version. */
  SAME_TABLE(Problem.Kind.CONFLICT),
  /** The policy changed so that the table can't be read by it any more. */
  TABLE_NO_LONGER_FITS(Problem.Kind.CONFLICT),
  BAD_PERIOD(Problem.Kind.INVALID),
  /** The table scores other kinds of period, or only later ones. */
  PERIOD_NOT_OF_TABLE(Problem.Kind.INVALID),
  PERIOD_NOT_OVER(Problem.Kind.INVALID),
  /** Marks come of closed figures. */
  PERIOD_NOT_CLOSED(Problem.Kind.CONFLICT),
  /** The policy asks this county for no such evaluation. */
  NO_SUCH_PHASE(Problem.Kind.INVALID),
  /** The period ends after the day by which the policy wants the evaluation. */
  PERIOD_NOT_OF_PHASE(Problem.Kind.INVALID),
  NO_UNITS(Problem.Kind.INVALID),
  ALREADY_OPEN(Problem.Kind.CONFLICT),
  /** Figures score it; a statement may stand beside it, but no points. */
  SCORED_BY_FIGURE(Problem.Kind.INVALID),
  POINTS_OUT_OF_RANGE(Problem.Kind.INVALID),
  WORDS_NEEDED(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  /** Somebody was faster. */
  STALE(Problem.Kind.CONFLICT),
  NOT_NOW(Problem.Kind.CONFLICT),
  /** Criteria are open: which. */
  STILL_OPEN(Problem.Kind.CONFLICT),
  ANOTHER_MUST_REVIEW(Problem.Kind.FORBIDDEN),
  /** Units of the round are not confirmed yet: which. */
  NOT_ALL_CONFIRMED(Problem.Kind.CONFLICT);

  private final Problem.Kind kind;

  EvaluationProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
