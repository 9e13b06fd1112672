package org.yipanqi.residents;

import org.yipanqi.kernel.Problem;

/** Why residents' data are not shown. */
public enum ResidentsProblem implements Problem.Type {
  UNKNOWN_PERSON(Problem.Kind.MISSING),
  UNKNOWN_FIELD(Problem.Kind.MISSING),
  /** The person is known, and nothing of this kind is recorded. */
  NOT_RECORDED(Problem.Kind.MISSING),
  /** Opening needs a reason of some length. */
  REASON_NEEDED(Problem.Kind.INVALID),
  /** Either an identity number or a phone, not both and not none. */
  ONE_NUMBER_NEEDED(Problem.Kind.INVALID),
  /** An identity number has eighteen digits. */
  NOT_AN_IDENTITY_NUMBER(Problem.Kind.INVALID),
  /** A phone has at least seven digits. */
  NOT_A_PHONE(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  ResidentsProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
