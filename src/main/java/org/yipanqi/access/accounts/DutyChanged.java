package org.yipanqi.access.accounts;

import org.yipanqi.access.Caller;

/** A duty was given, proposed, agreed to, refused or ended, in the transaction that did it. */
public record DutyChanged(Caller by, String login, DutyHeld held, What what) {

  /** What was done. */
  public enum What {
    /** In force at once: no second person was wanted. */
    GIVEN,
    PROPOSED,
    APPROVED,
    REFUSED,
    ENDED
  }
}
