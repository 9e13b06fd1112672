package org.yipanqi.indicators.closing;

import org.yipanqi.kernel.Problem;

/** Why a month can't be closed, confirmed or reopened, or a copy not be shown. */
enum ClosingProblem implements Problem.Type {
  UNKNOWN_COUNTY(Problem.Kind.MISSING),
  UNKNOWN_CLOSING(Problem.Kind.MISSING),
  UNKNOWN_PRINT(Problem.Kind.MISSING),
  NO_POLICY(Problem.Kind.MISSING),
  NOT_CLOSED(Problem.Kind.MISSING),
  BAD_MONTH(Problem.Kind.INVALID),
  MONTH_NOT_OVER(Problem.Kind.INVALID),
  NOTHING_TO_CLOSE(Problem.Kind.INVALID),
  EARLIER_MONTH_OPEN(Problem.Kind.CONFLICT),
  ALREADY_CLOSED(Problem.Kind.CONFLICT),
  STATEMENT_NEEDED(Problem.Kind.INVALID),
  ALREADY_CONFIRMED(Problem.Kind.CONFLICT),
  ALREADY_REOPENED(Problem.Kind.CONFLICT),
  ANOTHER_MUST_CONFIRM(Problem.Kind.FORBIDDEN),
  REASON_NEEDED(Problem.Kind.INVALID),
  WORDS_TOO_LONG(Problem.Kind.INVALID),
  STILL_COMPUTING(Problem.Kind.CONFLICT),
  INSIDE_CLOSED_MONTHS(Problem.Kind.CONFLICT);

  private final Problem.Kind kind;

  ClosingProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
