package org.yipanqi.facts;

import static org.yipanqi.facts.FactColumn.Type.BOOL;
import static org.yipanqi.facts.FactColumn.Type.DECIMAL;
import static org.yipanqi.facts.FactColumn.Type.INT;
import static org.yipanqi.facts.FactColumn.Type.PERSON;

import java.util.List;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/** The derived fact {@code person_month}: what is known of each resident on a month's last day. */
public final class PersonMonthRecords implements RecordKeeping {

  private static final List<Choice> SEXES =
      List.of(Choice.of("male", "男", "Male"), Choice.of("female", "女", "Female"));

  private static final List<Choice> RESIDENCIES =
      List.of(
          Choice.of("permanent", "常住", "Permanent"),
          Choice.of("registered_only", "户籍不在本地居住", "Registered, living elsewhere"),
          Choice.of("temporary", "暂住", "Temporary"));

  @Override
  public List<FactDeclaration> facts() {
    return List.of(
        new FactDeclaration(
            "person_month",
            new Label("居民月末状态", "Resident at month's end"),
            "facts_api.person_month",
            new FactTime.EachMonth("month"),
            List.of(
                new FactAxis(
                    "residence",
                    "residence",
                    FactAxis.Kind.DIVISION,
                    new Label("居住地", "Place of residence")),
                institution("signer", "签约机构", "Signing institution"),
                institution("chronic_manager", "慢病管理机构", "Institution managing chronic disease")),
            Stream.of(who(), managed(), groups(), pregnancy(), readings(), assessed())
                .flatMap(List::stream)
                .toList(),
            null,
            false));
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of();
  }

  private static FactAxis institution(String code, String zh, String en) {
    return new FactAxis(code, code, FactAxis.Kind.INSTITUTION, new Label(zh, en));
  }

  private static List<FactColumn> who() {
    return List.of(
        FactColumn.of("person", PERSON, "居民", "Person").from("residence"),
        FactColumn.of("age", INT, "月末周岁", "Age in full years").from("residence"),
        FactColumn.choice("sex", "性别", "Sex", SEXES).from("residence"),
        FactColumn.choice("residency", "居住类型", "Kind of residence", RESIDENCIES).from("residence"),
        FactColumn.of("signed", BOOL, "已签约", "Signed with a family doctor").from("contract"));
  }

  private static List<FactColumn> managed() {
    return List.of(
        managed("hypertension", "高血压在管", "Managed for hypertension"),
        managed("diabetes", "糖尿病在管", "Managed for diabetes of any type"),
        managed("diabetes_type2", "2型糖尿病在管", "Managed for type 2 diabetes"),
        managed("tuberculosis", "肺结核在管", "Managed for tuberculosis"),
        managed("severe_mental", "严重精神障碍在管", "Managed for severe mental illness"));
  }

  private static FactColumn managed(String code, String zh, String en) {
    return FactColumn.of(code, BOOL, zh, en).from("enrolment");
  }

  private static List<FactColumn> groups() {
    return List.of(
        group("disabled", "残疾人", "Disabled"),
        group("special_family", "计划生育特殊家庭成员", "Of a family-planning special family"),
        group("poverty", "贫困人口", "Poor"));
  }

  private static FactColumn group(String code, String zh, String en) {
    return FactColumn.of(code, BOOL, zh, en).from("group_membership");
  }

  private static List<FactColumn> pregnancy() {
    return List.of(
        FactColumn.of("pregnancy_week", INT, "建册孕周", "Week at booking of the current pregnancy")
            .orNull()
            .from("pregnancy"),
        FactColumn.of("first_check", BOOL, "已做首次产检", "First check of the current pregnancy done")
            .from("pregnancy"),
        FactColumn.of("days_since_delivery", INT, "产后天数", "Days since delivery")
            .orNull()
            .from("pregnancy"));
  }

  private static List<FactColumn> readings() {
    return List.of(
        reading("sbp", INT, "最近收缩压", "Latest systolic pressure"),
        reading("dbp", INT, "最近舒张压", "Latest diastolic pressure"),
        reading("bp_days", INT, "距最近血压天数", "Days since the latest pressure"),
        reading("fpg", DECIMAL, "最近空腹血糖", "Latest fasting glucose"),
        reading("fpg_days", INT, "距最近空腹血糖天数", "Days since the latest fasting glucose"),
        reading("hba1c", DECIMAL, "最近糖化血红蛋白", "Latest HbA1c"),
        reading("hba1c_days", INT, "距最近糖化血红蛋白天数", "Days since the latest HbA1c"));
  }

  private static FactColumn reading(String code, FactColumn.Type type, String zh, String en) {
    return FactColumn.of(code, type, zh, en).orNull().from("follow_up");
  }

  private static List<FactColumn> assessed() {
    return List.of(
        FactColumn.of("assessed_disabled", BOOL, "最近评估为失能", "Found disabled when last assessed")
            .orNull()
            .from("assessment"),
        FactColumn.of("assessed_days", INT, "距最近评估天数", "Days since the last assessment")
            .orNull()
            .from("assessment"));
  }
}
