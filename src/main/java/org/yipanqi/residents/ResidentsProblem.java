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
  /** A purpose that is not in the list. */
  UNKNOWN_PURPOSE(Problem.Kind.INVALID),
  /** A name is sought by two characters at least. */
  NAME_TOO_SHORT(Problem.Kind.INVALID),
  /** An identity number, a phone or a name: one of them. */
  ONE_NUMBER_NEEDED(Problem.Kind.INVALID),
  /** An identity number has eighteen digits. */
  NOT_AN_IDENTITY_NUMBER(Problem.Kind.INVALID),
  /** A phone has at least seven digits. */
  NOT_A_PHONE(Problem.Kind.INVALID),
  /** An emergency needs a reason of some length. */
  EMERGENCY_REASON_NEEDED(Problem.Kind.INVALID),
  /** An emergency needs the number of somebody. */
  EMERGENCY_NUMBER_NEEDED(Problem.Kind.INVALID),
  /** Nobody has the number that was given for an emergency. */
  NOBODY_FOUND(Problem.Kind.MISSING),
  /** More than one person has it. */
  SEVERAL_FOUND(Problem.Kind.CONFLICT),
  /** Too many emergencies of one user within an hour. */
  TOO_MANY_EMERGENCIES(Problem.Kind.CONFLICT),
  UNKNOWN_EMERGENCY(Problem.Kind.MISSING),
  /** Nobody judges their own. */
  OWN_EMERGENCY(Problem.Kind.FORBIDDEN),
  ALREADY_REVIEWED(Problem.Kind.CONFLICT),
  UNKNOWN_VERDICT(Problem.Kind.INVALID),
  /** Whoever finds an emergency not justified says why. */
  NOTE_NEEDED(Problem.Kind.INVALID),
  UNKNOWN_PAIR(Problem.Kind.MISSING),
  /** The same, different, or later. */
  UNKNOWN_JUDGEMENT(Problem.Kind.INVALID),
  PAIR_REASON_NEEDED(Problem.Kind.INVALID),
  /** Somebody judged the pair meanwhile. */
  PAIR_CHANGED(Problem.Kind.CONFLICT),
  /** One of the two entries stands for both. */
  SURVIVOR_NEEDED(Problem.Kind.INVALID),
  ALREADY_MERGED(Problem.Kind.CONFLICT),
  NOT_MERGED(Problem.Kind.CONFLICT),
  /** Registering needs a name, a sex, a date of birth and a home. */
  REGISTRATION_INCOMPLETE(Problem.Kind.INVALID),
  /** The check digit is wrong, or the day in it never was. */
  IDENTITY_NUMBER_WRONG(Problem.Kind.INVALID),
  /** The number says another sex or date of birth. */
  IDENTITY_NUMBER_CONTRADICTS(Problem.Kind.INVALID),
  /** Somebody has this identity number. */
  NUMBER_TAKEN(Problem.Kind.CONFLICT),
  /** Somebody beyond the caller's sight has it. */
  NUMBER_TAKEN_BY_SOMEBODY(Problem.Kind.CONFLICT),
  /** Entries that may be the same person, which whoever registers has not looked at. */
  ALIKE_FOUND(Problem.Kind.CONFLICT),
  /** People are registered by an institution. */
  INSTITUTION_NEEDED(Problem.Kind.FORBIDDEN),
  /** A newborn is registered under its mother. */
  MOTHER_NEEDED(Problem.Kind.INVALID),
  UNKNOWN_HOUSEHOLD(Problem.Kind.MISSING),
  /** Somebody changed the household meanwhile. */
  HOUSEHOLD_CHANGED(Problem.Kind.CONFLICT),
  /** A household is kept by the institution that opened it. */
  HOUSEHOLD_OF_OTHERS(Problem.Kind.FORBIDDEN),
  /** The person is in this household, or is the head of one already. */
  ALREADY_MEMBER(Problem.Kind.CONFLICT),
  NOT_A_MEMBER(Problem.Kind.CONFLICT),
  /** Before the head leaves somebody else becomes it. */
  HEAD_NEEDED(Problem.Kind.INVALID),
  UNKNOWN_ROLE(Problem.Kind.INVALID),
  /** A day that lies in the future, or before what went before. */
  HOUSEHOLD_DAY_WRONG(Problem.Kind.INVALID),
  /** Only groups that an office recognises are entered by hand. */
  GROUP_NOT_BY_HAND(Problem.Kind.INVALID),
  GROUP_BASIS_NEEDED(Problem.Kind.INVALID),
  GROUP_DAY_WRONG(Problem.Kind.INVALID),
  ALREADY_IN_GROUP(Problem.Kind.CONFLICT),
  /** None that was entered by hand here and still holds. */
  UNKNOWN_GROUP_ENTRY(Problem.Kind.MISSING);

  private final Problem.Kind kind;

  ResidentsProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
