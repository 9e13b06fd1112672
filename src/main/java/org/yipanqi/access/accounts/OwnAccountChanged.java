package org.yipanqi.access.accounts;

/** Somebody changed how he or she comes in, in the transaction that changed it. */
public record OwnAccountChanged(String login, String name, What what) {

  /** What was changed. */
  public enum What {
    PASSWORD_CHANGED,
    FACTOR_SET
  }
}
