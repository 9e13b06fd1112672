package org.yipanqi.supervision;

import java.util.Locale;

/** How far a task is that people report on. */
public enum TaskState {
  OPEN,
  /** Whoever has to see to it says that it is done; somebody else looks. */
  REPORTED,
  DONE,
  /** Nobody has to do it any more; only what was raised here can be. */
  DROPPED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TaskState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
