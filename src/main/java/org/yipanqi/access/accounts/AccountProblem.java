package org.yipanqi.access.accounts;

import org.yipanqi.kernel.Problem;
import org.yipanqi.kernel.Problem.Kind;

/** Why something about an account is refused. */
public enum AccountProblem implements Problem.Type {
  UNKNOWN_ACCOUNT(Kind.MISSING),
  UNKNOWN_DUTY(Kind.MISSING),
  /** The login name is taken. */
  LOGIN_TAKEN(Kind.CONFLICT),
  /** A login name is letters, digits, dots, dashes; two to fifty. */
  BAD_LOGIN(Kind.INVALID),
  NAME_NEEDED(Kind.INVALID),
  /** The other house's subject stands for another account. */
  SUBJECT_TAKEN(Kind.CONFLICT),
  /** The other house's address is none: {0}. */
  BAD_ISSUER(Kind.INVALID),
  /** A subject is up to {0} signs without spaces. */
  BAD_SUBJECT(Kind.INVALID),
  BASIS_NEEDED(Kind.INVALID),
  NO_SUCH_DUTY(Kind.INVALID),
  UNKNOWN_PLACE(Kind.INVALID),
  /** The duty is not held at that kind of place. */
  NOT_AT_SUCH_A_PLACE(Kind.INVALID),
  ENDS_BEFORE_IT_BEGINS(Kind.INVALID),
  /** A deputy's duty has a last day. */
  DEPUTY_NEEDS_AN_END(Kind.INVALID),
  /** Who is deputised for holds no such duty there. */
  NOTHING_TO_DEPUTISE(Kind.INVALID),
  /** One of the three officers holds no other duty. */
  OFFICERS_STAY_APART(Kind.CONFLICT),
  ALREADY_DECIDED(Kind.CONFLICT),
  /** Whoever proposed it can't be the second person. */
  SECOND_PERSON_NEEDED(Kind.FORBIDDEN),
  /** Nobody changes his or her own duties. */
  NOT_ONESELF(Kind.FORBIDDEN),
  /** The present password is another. */
  WRONG_PASSWORD(Kind.INVALID),
  /** The code of the second factor is wrong or used up. */
  WRONG_CODE(Kind.INVALID),
  NO_FACTOR_BEGUN(Kind.CONFLICT);

  private final Kind kind;

  AccountProblem(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
