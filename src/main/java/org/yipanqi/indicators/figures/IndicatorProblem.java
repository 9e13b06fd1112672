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
  BAD_CURSOR(Problem.Kind.INVALID),
  BAD_LIMIT(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  IndicatorProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
