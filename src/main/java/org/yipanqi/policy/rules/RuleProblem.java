package org.yipanqi.policy.rules;

import org.yipanqi.kernel.Problem;

/** Why a rule can't be evaluated. */
public enum RuleProblem implements Problem.Type {
  UNKNOWN_RULE(Problem.Kind.MISSING),
  UNKNOWN_ANSWER(Problem.Kind.INVALID),
  ANSWER_OUT_OF_RANGE(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  RuleProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
