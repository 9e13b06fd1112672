package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Why a patient is sent. */
public enum ReferReason {
  BEYOND_ABILITY("超出本机构诊治能力", "Beyond what can be treated here"),
  DIAGNOSIS_UNCLEAR("诊断不明", "The diagnosis is unclear"),
  NO_EQUIPMENT("缺设备或药品", "No equipment or drug here"),
  WORSE("病情加重或治疗无效", "Worse, or treatment has failed"),
  EXAMINATION("需进一步检查", "Needs an examination"),
  REHABILITATION("稳定期康复", "Rehabilitation after the acute phase"),
  PATIENT_WISH("患者或家属要求", "The patient or family asks for it"),
  OTHER("其他", "Other");

  private final Label label;

  ReferReason(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ReferReason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
