package org.yipanqi.indicators.figures;

import org.yipanqi.kernel.Problem;

/** Why figures can't be given. */
public enum IndicatorProblem implements Problem.Type {
  UNKNOWN_SCOPE(Problem.Kind.MISSING),
  UNKNOWN_SERIES(Problem.Kind.MISSING),
  UNKNOWN_PART(Problem.Kind.MISSING),
  NO_RECORDS(Problem.Kind.INVALID),
  BAD_SET(Problem.Kind.INVALID),
  BAD_CHOICE(Problem.Kind.INVALID),
  BAD_PERIOD(Problem.Kind.INVALID),
  MONTHS_REVERSED(Problem.Kind.INVALID),
  TOO_MANY_MONTHS(Problem.Kind.INVALID),
  BAD_CURSOR(Problem.Kind.INVALID),
  BAD_LIMIT(Problem.Kind.INVALID),
  BAD_FILTER(Problem.Kind.INVALID),
  NO_SUCH_COLUMN(Problem.Kind.INVALID),
  UNKNOWN_RECORD(Problem.Kind.MISSING),
  UNKNOWN_CLAUSE(Problem.Kind.MISSING);

  private final Problem.Kind kind;

  IndicatorProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
