package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Where a patient goes, seen from the sender. */
public enum Direction {
  UP("上转", "Up"),
  DOWN("下转", "Down"),
  LATERAL("平转", "Lateral"),
  OUT("转出县外", "Out of the county");

  private final Label label;

  Direction(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Direction of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
