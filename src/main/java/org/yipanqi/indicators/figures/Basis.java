package org.yipanqi.indicators.figures;

/** Which figures are wanted where a period has been closed. */
public enum Basis {
  /** As they stood when the period was closed; computed from the records where it is open. */
  CLOSED,
  /** Computed from the records as they are now, closed or not. */
  LIVE;

  /** What the switch on a page means. */
  public static Basis of(boolean live) {
    return live ? LIVE : CLOSED;
  }
}
