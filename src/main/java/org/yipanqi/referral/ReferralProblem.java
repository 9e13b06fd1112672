package org.yipanqi.referral;

import org.yipanqi.kernel.Problem;

/** Why a referral does not go as asked. */
public enum ReferralProblem implements Problem.Type {
  UNKNOWN_CASE(Problem.Kind.MISSING),
  UNKNOWN_PATIENT(Problem.Kind.MISSING),
  /** The patient died, as is recorded. */
  PATIENT_DIED(Problem.Kind.CONFLICT),
  /** The entry was brought together with another: that one is to be used. */
  PATIENT_MERGED(Problem.Kind.CONFLICT),
  /** An institution that is not registered, or closed. */
  UNKNOWN_INSTITUTION(Problem.Kind.INVALID),
  /** The sender is none of those the caller writes for. */
  NOT_YOUR_INSTITUTION(Problem.Kind.FORBIDDEN),
  /** Sender and receiver are one. */
  TO_ITSELF(Problem.Kind.INVALID),
  /** Inside, a registered receiver; outside, its name. */
  RECEIVER_NEEDED(Problem.Kind.INVALID),
  /** A code that is in no list. */
  UNKNOWN_CODE(Problem.Kind.INVALID),
  /** A disease code begins with a letter and a digit. */
  NOT_AN_ICD10(Problem.Kind.INVALID),
  WORDS_NEEDED(Problem.Kind.INVALID),
  WORDS_TOO_LONG(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  /** Somebody has to be named for the follow-up. */
  OWNER_NEEDED(Problem.Kind.INVALID),
  /** The catalogue of diseases says otherwise: why all the same. */
  CATALOGUE_REASON_NEEDED(Problem.Kind.INVALID),
  UNKNOWN_ACT(Problem.Kind.INVALID),
  /** The duty never does this. */
  NOT_YOUR_DUTY(Problem.Kind.FORBIDDEN),
  /** It is for the other side to do. */
  NOT_YOUR_SIDE(Problem.Kind.FORBIDDEN),
  /** Somebody did something before: who, what, when, where it stands. */
  NOT_NOW(Problem.Kind.CONFLICT),
  /** Nobody has said so, but the page is older than the referral. */
  STALE(Problem.Kind.CONFLICT),
  /** A place of another institution, or held for another case. */
  PLACE_ELSEWHERE(Problem.Kind.CONFLICT),
  UNKNOWN_PERIOD(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  ReferralProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
