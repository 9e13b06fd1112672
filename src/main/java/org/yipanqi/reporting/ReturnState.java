package org.yipanqi.reporting;

import java.util.Locale;

/** Where a return stands. */
public enum ReturnState {
  /** Being filled. */
  DRAFT,
  /** Handed in: whoever reviews at its step is to act. */
  AWAITING,
  /** Given back with a reason: being filled again. */
  RETURNED,
  /** Every review is passed: it is to be locked. */
  APPROVED,
  /** Nobody changes it any more; a named person has confirmed it. */
  LOCKED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReturnState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether its cells may be changed. */
  public boolean open() {
    return this == DRAFT || this == RETURNED;
  }

  /** Whether somebody at a step has to act. */
  public boolean waits() {
    return this == AWAITING || this == APPROVED;
  }
}
