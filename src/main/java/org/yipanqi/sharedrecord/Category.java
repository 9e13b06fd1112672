package org.yipanqi.sharedrecord;

import java.util.Arrays;
import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What a document is. */
public enum Category {
  RECORD("病历", "Medical record"),
  REPORT("检查检验报告", "Report"),
  IMAGE("影像", "Image"),
  DISCHARGE("出院小结", "Discharge summary"),
  PRESCRIPTION("处方", "Prescription"),
  CONSENT("知情同意书", "Consent form"),
  IDENTITY("身份证明", "Proof of identity"),
  OTHER("其他", "Other");

  private final Label label;

  Category(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Category of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> SharedRecordProblem.UNKNOWN_CHOICE.because("category", code));
  }
}
