package org.yipanqi.access.signin;

import org.yipanqi.kernel.Problem;
import org.yipanqi.kernel.Problem.Kind;

/** Why somebody does not come in. */
enum SignInProblem implements Problem.Type {
  /** Name or password: which of them is not said. */
  WRONG(Kind.INVALID),
  /** Too many failures; {0} seconds to wait. */
  LOCKED(Kind.CONFLICT),
  /** Too many attempts from one address. */
  TOO_MANY_ATTEMPTS(Kind.CONFLICT),
  DISABLED(Kind.FORBIDDEN),
  /** A sample account signs in from this machine only. */
  SAMPLE_FROM_AFAR(Kind.FORBIDDEN),
  /** The session has no such duty to choose. */
  NOT_YOUR_DUTY(Kind.FORBIDDEN),
  UNKNOWN_SESSION(Kind.MISSING);

  private final Kind kind;

  SignInProblem(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
