package org.yipanqi.governance;

import org.yipanqi.kernel.Problem;

/** Why something about a body, a meeting, a decision or an appointment is not done. */
public enum GovernanceProblem implements Problem.Type {
  UNKNOWN_COUNTY(Problem.Kind.MISSING),
  UNKNOWN_BODY(Problem.Kind.MISSING),
  UNKNOWN_SEAT(Problem.Kind.MISSING),
  UNKNOWN_POST(Problem.Kind.MISSING),
  UNKNOWN_TENURE(Problem.Kind.MISSING),
  UNKNOWN_MATTER(Problem.Kind.MISSING),
  UNKNOWN_MEETING(Problem.Kind.MISSING),
  UNKNOWN_DECISION(Problem.Kind.MISSING),
  UNKNOWN_APPOINTMENT(Problem.Kind.MISSING),
  UNKNOWN_INSTITUTION(Problem.Kind.MISSING),
  UNKNOWN_REFERENCE(Problem.Kind.MISSING),
  /** Not of the caller's county or institution. */
  NOT_YOURS(Problem.Kind.FORBIDDEN),
  /** Somebody changed it meanwhile. */
  CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  /** It is not in a state from which this goes. */
  NOT_IN_THIS_STATE(Problem.Kind.CONFLICT),
  EXISTS_ALREADY(Problem.Kind.CONFLICT),
  /** Posts and charters go forward in time. */
  NOT_LATER(Problem.Kind.CONFLICT),
  /** Somebody else held the post on one of these days. */
  OVERLAPS_ANOTHER(Problem.Kind.CONFLICT),
  NOTHING_CHANGES(Problem.Kind.CONFLICT),
  STILL_MEETS(Problem.Kind.CONFLICT),
  LIST_FULL(Problem.Kind.CONFLICT),
  /** Nobody holds the seat, so nobody can be there as its holder. */
  NOBODY_IN_THIS_SEAT(Problem.Kind.CONFLICT),
  ATTENDANCE_MISSING(Problem.Kind.CONFLICT),
  /** By the charter too few were there. */
  NO_QUORUM(Problem.Kind.CONFLICT),
  /** By the charter the votes don't suffice. */
  AGAINST_CHARTER(Problem.Kind.CONFLICT),
  VOTES_DONT_ADD_UP(Problem.Kind.INVALID),
  MINUTES_CONFIRMED(Problem.Kind.CONFLICT),
  /** Only who took the chair confirms minutes. */
  NOT_IN_THE_CHAIR(Problem.Kind.INVALID),
  /** Heads and managers of members are appointed by the lead. */
  NOT_THE_LEAD(Problem.Kind.CONFLICT),
  NOT_OF_THE_COMMUNITY(Problem.Kind.CONFLICT),
  IN_THE_FUTURE(Problem.Kind.INVALID),
  PAST(Problem.Kind.INVALID),
  WORDS_NEEDED(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  GovernanceProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
