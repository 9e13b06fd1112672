package org.yipanqi.messages.outbound;

import org.yipanqi.kernel.Problem;

/** Why a message does not leave the house. */
enum OutboundProblem implements Problem.Type {
  /** The operator has not set it up. */
  NO_SUCH_CHANNEL(Problem.Kind.MISSING),
  NOT_AN_ADDRESS(Problem.Kind.INVALID),
  UNKNOWN_DELIVERY(Problem.Kind.MISSING),
  /** It was delivered, or somebody dealt with it meanwhile. */
  NOT_STUCK(Problem.Kind.CONFLICT),
  DELIVERY_REASON_NEEDED(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  OutboundProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
