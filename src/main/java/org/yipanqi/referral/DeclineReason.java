package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Why a receiver says no. */
public enum DeclineReason {
  NO_PLACE("没有床位或号源", "No bed or slot"),
  NOT_OURS("不属本院诊治范围", "Not treated here"),
  TREATABLE_BELOW("可在下级诊治", "Can be treated below"),
  INCOMPLETE("资料不全且未补", "Papers incomplete, and not completed"),
  DUPLICATE("重复转诊", "Sent twice"),
  OTHER("其他", "Other");

  private final Label label;

  DeclineReason(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeclineReason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
