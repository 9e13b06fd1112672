package org.yipanqi.policy.path;

import org.yipanqi.kernel.Label;

/** What is given at a stop. */
public enum StopCare {
  ORDINARY_OUTPATIENT("普通门诊", "Ordinary outpatient"),
  SPECIAL_OUTPATIENT("特殊、慢性病门诊", "Special or chronic outpatient"),
  /** Of which of the two kinds is not known. */
  OUTPATIENT("门诊（哪一类未记录）", "Outpatient, kind not recorded"),
  INPATIENT("住院", "Inpatient"),
  EXAM("检查", "Examination");

  private final Label label;

  StopCare(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }
}
