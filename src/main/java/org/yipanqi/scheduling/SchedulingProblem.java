package org.yipanqi.scheduling;

import org.yipanqi.kernel.Problem;

/** Why a place is not had. */
public enum SchedulingProblem implements Problem.Type {
  UNKNOWN_PLACE(Problem.Kind.MISSING),
  UNKNOWN_BOOKING(Problem.Kind.MISSING),
  UNKNOWN_INSTITUTION(Problem.Kind.MISSING),
  /** Somebody else has it. */
  TAKEN(Problem.Kind.CONFLICT),
  /** Closed, cancelled, being cleaned, or outside its hours. */
  NOT_OPEN(Problem.Kind.CONFLICT),
  /** The slots are not released yet to those who ask. */
  NOT_RELEASED_YET(Problem.Kind.CONFLICT),
  /** A bed for the other sex. */
  OTHER_SEX(Problem.Kind.CONFLICT),
  HOLD_EXPIRED(Problem.Kind.CONFLICT),
  /** The booking is not in a state from which this goes. */
  NOT_IN_THIS_STATE(Problem.Kind.CONFLICT),
  /** Somebody changed it meanwhile. */
  CHANGED_MEANWHILE(Problem.Kind.CONFLICT),
  /** Only whoever keeps the place may do this. */
  NOT_YOUR_PLACE(Problem.Kind.FORBIDDEN),
  /** Somebody in the line for it comes before. */
  OTHERS_WAIT(Problem.Kind.CONFLICT),
  /** Already in this line. */
  ALREADY_WAITING(Problem.Kind.CONFLICT),
  LINE_FULL(Problem.Kind.CONFLICT),
  UNKNOWN_ENTRY(Problem.Kind.MISSING),
  /** Bookings would no longer fit. */
  HAS_BOOKINGS(Problem.Kind.CONFLICT),
  /** There is one already. */
  EXISTS_ALREADY(Problem.Kind.CONFLICT),
  /** In the past. */
  PAST(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  INVALID_REFERENCE(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  SchedulingProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
