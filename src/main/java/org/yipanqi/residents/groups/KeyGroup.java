package org.yipanqi.residents.groups;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** The key groups of family-doctor contracts: Yunan's plan of 2020, annex 4, item 36. */
enum KeyGroup {
  CHILDREN("0–6岁儿童", "Children of 0 to 6", Source.BIRTH),
  ELDERLY("65岁及以上老年人", "Elderly, 65 and older", Source.BIRTH),
  MATERNITY("孕产妇", "Pregnant or recently delivered", Source.PREGNANCIES),
  HYPERTENSION("高血压患者", "Hypertension", Source.ENROLMENTS),
  DIABETES("糖尿病患者", "Diabetes", Source.ENROLMENTS),
  TUBERCULOSIS("肺结核患者", "Tuberculosis", Source.ENROLMENTS),
  SEVERE_MENTAL("严重精神障碍患者", "Severe mental illness", Source.ENROLMENTS),
  DISABLED("残疾人", "Disabled", Source.RECOGNITION),
  SPECIAL_FAMILY("计划生育特殊家庭成员", "Family-planning special family", Source.RECOGNITION),
  POVERTY("脱贫（贫困）人口", "Poor, or lifted out of poverty", Source.RECOGNITION);

  /** Where membership comes from. */
  enum Source {
    /** The date of birth in the index. */
    BIRTH,
    /** Bookings of pregnancies. */
    PREGNANCIES,
    /** Who is managed for a disease. */
    ENROLMENTS,
    /** An office recognises it: from a file, or entered by hand on its basis. */
    RECOGNITION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Label label;
  private final Source source;

  KeyGroup(String zh, String en, Source source) {
    this.label = new Label(zh, en);
    this.source = source;
  }

  static Optional<KeyGroup> find(@Nullable String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Label label() {
    return label;
  }

  Source source() {
    return source;
  }
}
