package org.yipanqi.sharedrecord.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;

/**
 * Why an examination is made again though a result could be recognised: the six cases of the rule
 * on mutual recognition of 2022.
 */
enum RepeatReason {
  CHANGED("病情变化，或结果与病情不符", "The condition has changed, or the result does not fit it"),
  FAST_CHANGING("结果短期内变化快", "The result changes fast"),
  VITAL("对诊疗至关重要（手术、输血等之前）", "Vital for what follows (before an operation, a transfusion)"),
  EMERGENCY("急诊、急救", "An emergency"),
  JUDICIAL("司法、伤残、病退等鉴定", "A judicial or disability opinion"),
  OTHER("其他情形", "Another case");

  private final Label label;

  RepeatReason(String zh, String en) {
    this.label = new Label(zh, en);
  }

  Label label() {
    return label;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<RepeatReason> all() {
    return Arrays.asList(values());
  }
}
