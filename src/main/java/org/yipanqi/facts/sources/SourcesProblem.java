package org.yipanqi.facts.sources;

import org.yipanqi.kernel.Problem;

/** Every way the source calendar says no. */
enum SourcesProblem implements Problem.Type {
  UNKNOWN_REPORTER(Problem.Kind.MISSING),
  UNKNOWN_OWED_FACT(Problem.Kind.INVALID),
  UNKNOWN_SYSTEM(Problem.Kind.INVALID),
  UNKNOWN_FILTER(Problem.Kind.INVALID),
  BAD_MONTH(Problem.Kind.INVALID),
  MONTHS_TURNED_ROUND(Problem.Kind.INVALID),
  TOO_MANY_MONTHS(Problem.Kind.INVALID),
  BAD_DUE_RULE(Problem.Kind.INVALID),
  BAD_LEAD_DAYS(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  NOT_A_COUNTY(Problem.Kind.INVALID),
  ENDS_BEFORE_IT_BEGINS(Problem.Kind.INVALID),
  NOT_OWED(Problem.Kind.CONFLICT),
  RULE_CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  RULE_BEGINS_ALREADY(Problem.Kind.CONFLICT),
  MONTH_NOT_OVER(Problem.Kind.CONFLICT),
  ALREADY_REPORTED(Problem.Kind.CONFLICT),
  ALREADY_DECLARED(Problem.Kind.CONFLICT),
  NOT_DECLARED(Problem.Kind.CONFLICT),
  NOT_TWICE(Problem.Kind.CONFLICT),
  SUCCESSOR_IS_ITSELF(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  SourcesProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
