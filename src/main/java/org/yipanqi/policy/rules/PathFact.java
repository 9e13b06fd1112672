package org.yipanqi.policy.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule.Type;

/**
 * What a patient's way itself knows: of the patient, of a stop, and of how the patient came there.
 * A rule's ask names one by {@code way}, and is then not asked again.
 */
public enum PathFact {
  /** Asked of the patient once, in the rule's own words. */
  PERSON("person", null, "参保人自己的情况", "The patient's own", "参保人的情况", "what the patient is"),

  EMPLOYEE("person.employee", Type.BOOL, "职工医保参保", "Insured as an employee", "险种", "the insurance"),
  RESIDENT("person.resident", Type.BOOL, "居民医保参保", "Insured as a resident", "险种", "the insurance"),
  CONTRACTED(
      "person.contracted",
      Type.BOOL,
      "家庭医生签约有效",
      "Under a family-doctor contract",
      "是否签约",
      "whether there is a contract"),

  GRASSROOTS(
      "path.grassroots",
      Type.BOOL,
      "在基层机构",
      "At the grassroots",
      "机构级别",
      "the institution's level"),
  COUNTY_LEVEL(
      "path.county_level",
      Type.BOOL,
      "在县级医院",
      "At a county hospital",
      "机构级别",
      "the institution's level"),
  LOCAL_DESIGNATED(
      "path.local_designated",
      Type.BOOL,
      "当地医保定点机构",
      "Local and designated",
      "是不是当地医保定点",
      "whether it is local and designated"),
  ORDINARY_OUTPATIENT(
      "path.ordinary_outpatient",
      Type.BOOL,
      "普通门诊",
      "Ordinary outpatient care",
      "是不是普通门诊",
      "whether it is ordinary outpatient care"),
  INPATIENT(
      "path.inpatient", Type.BOOL, "住院", "An inpatient stay", "是不是住院", "whether it is a stay"),

  MOVED_UP(
      "path.moved_up",
      Type.BOOL,
      "从下级上来",
      "Came up from a lower level",
      "机构级别",
      "the institution's level"),
  MOVED_DOWN(
      "path.moved_down",
      Type.BOOL,
      "从上级下来",
      "Came down from a higher level",
      "机构级别",
      "the institution's level"),
  REFERRED("path.referred", Type.BOOL, "转诊而来", "Came by referral", "是不是转诊", "whether referred"),
  AFTER_STAY(
      "path.after_stay",
      Type.BOOL,
      "上一站是住院",
      "After a stay",
      "上一站是不是住院",
      "whether the stop before was a stay"),
  DURING_STAY(
      "path.during_stay",
      Type.BOOL,
      "住院期间转来（出院当日转入）",
      "Moved during a stay (the day it was left)",
      "上一站是不是住院、离开和到达的日期",
      "whether the stop before was a stay, the days of leaving and coming"),
  SAME_COMMUNITY(
      "path.same_community",
      Type.BOOL,
      "与上一站同一医共体",
      "Same community as the stop before",
      "两家是不是同一医共体",
      "whether both belong to one community"),
  SAME_ILLNESS(
      "path.same_illness",
      Type.BOOL,
      "与上一站同一种病",
      "Same illness as at the stop before",
      "是不是同一种病",
      "whether it is the same illness"),
  GAP_DAYS(
      "path.gap_days",
      Type.INT,
      "离开上一站到这一站隔几天",
      "Days since the stop before was left",
      "离开上一站、到这一站的日期",
      "the days of leaving the stop before and of coming"),
  PAID(
      "path.paid",
      Type.DECIMAL,
      "本次住院前面各站已付起付线",
      "Deductibles paid at the stops before",
      "前面已付多少起付线",
      "the deductible paid before"),

  FIRST_AT_GRASSROOTS(
      "path.first_at_grassroots",
      Type.BOOL,
      "这条路线从基层开始",
      "The way began at the grassroots",
      "第一站的机构级别",
      "the first stop's level"),
  FIRST_ON("path.first_on", Type.DATE, "第一站的日期", "Day of the first stop", "首诊日期", "the first day"),
  REFERRED_ON(
      "path.referred_on", Type.DATE, "转诊日期", "Day of referral", "转诊日期", "the referral's day");

  private final String code;
  private final @Nullable Type type;
  private final Label label;
  private final Label lacking;

  PathFact(
      String code, @Nullable Type type, String zh, String en, String lackingZh, String lackingEn) {
    this.code = code;
    this.type = type;
    this.label = new Label(zh, en);
    this.lacking = new Label(lackingZh, lackingEn);
  }

  /** As packs write it. */
  public String code() {
    return code;
  }

  /** What an ask that takes it must be; null where it may be anything. */
  public @Nullable Type type() {
    return type;
  }

  /** As a condition. */
  public Label label() {
    return label;
  }

  /** What has to be told where it isn't known. */
  public Label lacking() {
    return lacking;
  }

  /** Whether it is about the patient and not about a stop. */
  public boolean ofPerson() {
    return code.startsWith("person");
  }

  /** By the name under which pages send and show it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PathFact> of(@Nullable String code) {
    return Arrays.stream(values()).filter(f -> f.code.equals(code)).findFirst();
  }
}
