package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Why a sender takes it back. */
public enum CancelReason {
  PATIENT_DECLINED("患者不去", "The patient will not go"),
  IMPROVED("病情好转", "Better"),
  WENT_ELSEWHERE("已去别处", "Went elsewhere"),
  ENTERED_WRONGLY("开错了", "Entered by mistake"),
  OTHER("其他", "Other");

  private final Label label;

  CancelReason(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CancelReason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
