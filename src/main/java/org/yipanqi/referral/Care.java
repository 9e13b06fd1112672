package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What the receiver is asked for. */
public enum Care {
  OUTPATIENT("约号", "An appointment"),
  INPATIENT("床位", "A bed"),
  EXAM("检查", "An examination");

  private final Label label;

  Care(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Care of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
