package org.yipanqi.access.accounts;

import org.yipanqi.access.Caller;

/** Something about an account was changed, in the transaction that changed it. */
public record AccountChanged(Caller by, String login, What what) {

  /** What was changed. */
  public enum What {
    ADDED,
    PASSWORD_GIVEN,
    FACTOR_DROPPED,
    DISABLED,
    ENABLED,
    LINKED
  }
}
