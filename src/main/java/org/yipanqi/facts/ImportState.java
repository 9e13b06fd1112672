package org.yipanqi.facts;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
  RUNNING,
  DONE,
  /** Refused for its mistakes, or failed; nothing was written. */
  FAILED,
  CANCELLED,
  /** The product ended while it ran; nothing was written. */
  INTERRUPTED;

  /** As tables and answers write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
