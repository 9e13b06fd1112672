package org.yipanqi.supervision;

import org.yipanqi.kernel.Problem;

/** Why something about a task, an inspection or a measure is not done. */
public enum SupervisionProblem implements Problem.Type {
  UNKNOWN_COUNTY(Problem.Kind.MISSING),
  UNKNOWN_TASK(Problem.Kind.MISSING),
  UNKNOWN_INSTITUTION(Problem.Kind.MISSING),
  UNKNOWN_INSPECTION(Problem.Kind.MISSING),
  UNKNOWN_FINDING(Problem.Kind.MISSING),
  UNKNOWN_PROPOSAL(Problem.Kind.MISSING),
  UNKNOWN_MEASURE(Problem.Kind.MISSING),
  /** Not of the caller's institution or county. */
  NOT_YOURS(Problem.Kind.FORBIDDEN),
  /** Somebody changed it meanwhile. */
  CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  /** It is not in a state from which this goes. */
  NOT_IN_THIS_STATE(Problem.Kind.CONFLICT),
  /** The task is a figure: it is computed and not reported. */
  SHOWN_BY_FIGURES(Problem.Kind.CONFLICT),
  /** The policy itself gives the date. */
  DATE_OF_THE_POLICY(Problem.Kind.CONFLICT),
  /** The meeting gave the date: the decision is corrected, and its task follows. */
  DATE_OF_THE_DECISION(Problem.Kind.CONFLICT),
  /** A line of a policy stays; only what was raised here can be dropped. */
  NOT_RAISED_HERE(Problem.Kind.CONFLICT),
  /** Whoever reported does not review. */
  ANOTHER_MUST_REVIEW(Problem.Kind.FORBIDDEN),
  EVIDENCE_NEEDED(Problem.Kind.INVALID),
  WORDS_NEEDED(Problem.Kind.INVALID),
  PAST(Problem.Kind.INVALID),
  BAD_PERIOD(Problem.Kind.INVALID),
  EXISTS_ALREADY(Problem.Kind.CONFLICT),
  /** Findings or results are missing. */
  NOT_FINISHED(Problem.Kind.CONFLICT);

  private final Problem.Kind kind;

  SupervisionProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
