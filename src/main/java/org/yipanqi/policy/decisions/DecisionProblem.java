package org.yipanqi.policy.decisions;

import org.yipanqi.kernel.Problem;

/** Every way a decision can't be taken. */
enum DecisionProblem implements Problem.Type {
  UNKNOWN_DECISION(Problem.Kind.MISSING),
  UNKNOWN_DEFINITION(Problem.Kind.MISSING),
  ALREADY_PUBLISHED(Problem.Kind.CONFLICT),
  ALREADY_WITHDRAWN(Problem.Kind.CONFLICT),
  DECIDED_MEANWHILE(Problem.Kind.CONFLICT),
  NO_LONGER_FITS(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  DecisionProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
