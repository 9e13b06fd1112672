package org.yipanqi.audit;

import org.yipanqi.kernel.Problem;

/** Every way the audit trail says no. */
enum AuditProblem implements Problem.Type {
  /** Another verification is running. */
  ALREADY_VERIFYING(Problem.Kind.CONFLICT),
  UNKNOWN_ENTRY(Problem.Kind.MISSING),
  /** The days asked for are in the wrong order. */
  DAYS_TURNED_ROUND(Problem.Kind.INVALID),
  /** More entries than a workbook takes. */
  TOO_MANY_FOR_A_WORKBOOK(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  AuditProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
