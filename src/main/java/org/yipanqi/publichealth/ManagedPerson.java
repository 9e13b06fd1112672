package org.yipanqi.publichealth;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.kernel.Label;

/** What all records of management have in common: the person, the disease, who did the work. */
final class ManagedPerson {

  static final List<Choice> DISEASES =
      List.of(
          Choice.of("hypertension", "高血压", "Hypertension"),
          Choice.of("diabetes_type2", "2型糖尿病", "Type 2 diabetes"),
          Choice.of("diabetes_other", "其他类型糖尿病", "Other diabetes"),
          Choice.of("tuberculosis", "肺结核", "Tuberculosis"),
          Choice.of("severe_mental", "严重精神障碍", "Severe mental illness"));

  static final FactAxis PERFORMER =
      new FactAxis(
          "performer",
          "performer",
          FactAxis.Kind.INSTITUTION,
          new Label("服务机构", "Performing institution"));

  static final FactColumn PERSON = FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person");

  static final FactColumn DISEASE = FactColumn.choice("disease", "病种", "Disease", DISEASES);

  private ManagedPerson() {}

  static ImportColumn person() {
    return ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
        .into("person_id")
        .meaning("已导入居民的编号", "The number of a person already imported");
  }

  static ImportColumn disease() {
    return ImportColumn.choice("disease", true, "病种", "Disease", DISEASES)
        .meaning("纳入健康管理的病种", "The disease the person is managed for");
  }

  static ImportColumn institution() {
    return ImportColumn.of("institution", new Type.Institution(), true, "服务机构", "Institution")
        .into("institution_id")
        .meaning("实际完成这次服务的机构代码", "Code of the institution that did the work");
  }
}
