package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What came of the first visit after coming down. */
public enum FollowUpResult {
  STABLE("病情稳定", "Stable"),
  WORSE("病情变差", "Worse"),
  NOT_REACHED("联系不上", "Not reached"),
  MOVED("已迁走", "Moved away"),
  DIED("已去世", "Died");

  private final Label label;

  FollowUpResult(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FollowUpResult of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
