package org.yipanqi.entitlement;

import org.yipanqi.kernel.Problem;

/** Why a question about entitlements has no answer, or a statement is not taken. */
public enum EntitlementProblem implements Problem.Type {
  UNKNOWN_PLACE(Problem.Kind.MISSING),
  /** The rule is not there, or not about this kind of subject. */
  UNKNOWN_RULE(Problem.Kind.MISSING),
  /** Not in post there on the day, or not in sight. */
  UNKNOWN_STAFF(Problem.Kind.MISSING),
  UNKNOWN_ASK(Problem.Kind.MISSING),
  UNKNOWN_STATEMENT(Problem.Kind.MISSING),
  /** Records know it: what they say is corrected where they are kept. */
  RECORDED(Problem.Kind.CONFLICT),
  /** Another rule answers it. */
  BY_ANOTHER_RULE(Problem.Kind.CONFLICT),
  /** Somebody stated or took back meanwhile. */
  CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  /** The value is none that the question takes. */
  UNFIT_VALUE(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  NOT_YOUR_PLACE(Problem.Kind.FORBIDDEN);

  private final Problem.Kind kind;

  EntitlementProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
