package org.yipanqi.scheduling;

import java.util.Locale;

/** From the taking of a place to its end. The place is somebody's in the first three. */
public enum BookingState {
  HELD,
  CONFIRMED,
  USED,
  /** The bed was left after use. */
  ENDED,
  /** Given back before use. */
  RELEASED,
  /** Held and not confirmed in time. */
  EXPIRED,
  NO_SHOW,
  /** The place itself went: a bed closed, a session cancelled. */
  LOST;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BookingState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether the place is still somebody's. */
  public boolean live() {
    return compareTo(USED) <= 0;
  }

  /** Whether only whoever keeps the place can tell that it came about. */
  boolean ofTheKeeper() {
    return this == USED || this == ENDED || this == NO_SHOW;
  }

  /** Whether one may follow on the other by somebody's act. */
  boolean mayBecome(BookingState next) {
    return switch (next) {
      case CONFIRMED -> this == HELD;
      case USED -> this == CONFIRMED;
      case ENDED -> this == USED;
      case RELEASED -> this == HELD || this == CONFIRMED;
      case EXPIRED -> this == HELD;
      case NO_SHOW -> this == CONFIRMED;
      case LOST -> live();
      case HELD -> false;
    };
  }
}
