package org.yipanqi.access;

import org.yipanqi.kernel.Problem;
import org.yipanqi.kernel.Problem.Kind;

/** Why somebody may not. */
public enum AccessProblem implements Problem.Type {
  /** Nobody is known behind the request, or not any more. */
  SIGNED_OUT(Kind.SIGNED_OUT),
  /** The second factor, a new password or the choice of a duty is still owed. */
  NOT_YET_IN(Kind.FORBIDDEN),
  /** The request does not show that it comes from a page of this house. */
  FORGED(Kind.FORBIDDEN),
  /** The duty does not have the power. */
  NOT_OF_THIS_DUTY(Kind.FORBIDDEN),
  /** The place is outside what the duty sees. */
  NOT_OF_THIS_PLACE(Kind.FORBIDDEN);

  private final Kind kind;

  AccessProblem(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
