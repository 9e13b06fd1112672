package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** How soon somebody has to answer. */
public enum Urgency {
  URGENT("急", "Urgent"),
  PRIORITY("优先", "Priority"),
  ROUTINE("平诊", "Routine");

  private final Label label;

  Urgency(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Urgency of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
