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
  NOT_OF_THIS_PLACE(Kind.FORBIDDEN),
  /** More requests than a person sends; {0} seconds to wait. */
  TOO_FAST(Kind.TOO_MANY),
  /** More files asked for or sent than a person needs; {0} seconds to wait. */
  TOO_MUCH(Kind.TOO_MANY);

  private final Kind kind;

  AccessProblem(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
