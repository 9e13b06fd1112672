package org.yipanqi.reporting;

import org.yipanqi.kernel.Problem;

/** Why a return is not filled, handed in, reviewed or locked so. */
public enum ReportingProblem implements Problem.Type {
  UNKNOWN_RETURN(Problem.Kind.MISSING),
  UNKNOWN_FORM(Problem.Kind.MISSING),
  UNKNOWN_UNIT(Problem.Kind.MISSING),
  UNKNOWN_FINDING(Problem.Kind.MISSING),
  UNKNOWN_DRAW(Problem.Kind.MISSING),
  /** The form is not owed by such a unit for such a period. */
  NOT_OWED(Problem.Kind.CONFLICT),
  /** The period is not over yet. */
  NOT_OVER(Problem.Kind.CONFLICT),
  /** Another duty's, or another place's turn. */
  NOT_YOUR_STEP(Problem.Kind.FORBIDDEN),
  /** Whoever handed it in does not approve it. */
  YOUR_OWN(Problem.Kind.FORBIDDEN),
  /** It is under review: its cells don't change. */
  HANDED_IN(Problem.Kind.CONFLICT),
  NOT_HANDED_IN(Problem.Kind.CONFLICT),
  LOCKED(Problem.Kind.CONFLICT),
  NOT_LOCKED(Problem.Kind.CONFLICT),
  /** It waits for another act at this step. */
  NOT_AT_THIS_STEP(Problem.Kind.CONFLICT),
  /** Below it there is nobody but whoever fills it. */
  NO_STEP_BELOW(Problem.Kind.CONFLICT),
  /** Cells are wrong, or needed ones are empty. */
  HAS_ERRORS(Problem.Kind.CONFLICT),
  /** Nothing stands in it. */
  EMPTY(Problem.Kind.CONFLICT),
  /** Somebody changed it meanwhile. */
  CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  /** There is a newer edition. */
  AMENDED_ALREADY(Problem.Kind.CONFLICT),
  /** The draft is already of the newest version of its form. */
  NEWEST_FORM(Problem.Kind.CONFLICT),
  /** One of many is not to be approved so: none was. */
  ONE_OF_MANY(Problem.Kind.CONFLICT),
  ALREADY_DECIDED(Problem.Kind.CONFLICT),
  /** It was locked with many others just now, and is being printed. */
  BEING_PRINTED(Problem.Kind.CONFLICT),
  /** No return of the form is in. */
  NOTHING_TO_DRAW(Problem.Kind.CONFLICT),
  /** The form has nothing that the policy makes public, or the return is not locked. */
  NOTHING_TO_PUBLISH(Problem.Kind.CONFLICT),
  REASON_NEEDED(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  ReportingProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
