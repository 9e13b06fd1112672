package org.yipanqi.terminology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.yipanqi.facts.Choice;
import org.yipanqi.kernel.Label;

/** What codes are of. */
public enum CodeSystem {
  ICD10("疾病诊断编码（ICD-10 医保版）", "Diagnoses (ICD-10, insurance edition)"),
  ICD9CM3("手术操作编码（ICD-9-CM-3 医保版）", "Operations (ICD-9-CM-3, insurance edition)");

  private final Label label;

  CodeSystem(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<Choice> choices() {
    return Arrays.stream(values()).map(it -> new Choice(it.code(), it.label())).toList();
  }

  static CodeSystem of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> TerminologyProblem.UNKNOWN_SYSTEM.because(code));
  }
}
