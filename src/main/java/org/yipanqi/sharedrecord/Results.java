package org.yipanqi.sharedrecord;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.kernel.Label;

/** One value of a test, or one examination with its conclusion. */
final class Results {

  static final List<Choice> SCOPES =
      List.of(
          Choice.of("none", "不互认", "Not recognised elsewhere"),
          Choice.of("county", "县域互认", "In the county"),
          Choice.of("city", "市级互认", "In the city"),
          Choice.of("province", "省级互认（HR）", "In the province"),
          Choice.of("national", "全国互认（HR）", "In the country"));

  static final List<Choice> FLAGS =
      List.of(
          Choice.of("low", "偏低", "Low"),
          Choice.of("high", "偏高", "High"),
          Choice.of("abnormal", "异常", "Abnormal"));

  private Results() {}

  static ImportFormat format() {
    return new ImportFormat(
        "result",
        new Label("检查检验结果", "Results"),
        Group.CARE,
        46,
        "sharedrecord.result",
        new Identity.Recorded(),
        columns(),
        List.of(
            new RowRule(
                "nothing-found-out",
                "value",
                new Label("结果值和结论至少填一项", "A value or a conclusion is needed"),
                row -> row.has("value") || row.has("conclusion"))),
        List.of(
            new StagedCheck(
                "unknown-item",
                "item",
                new Label("没有这个检查检验项目", "There is no such examination"),
                """
                select s.row_no from staged s
                 where not exists (select from sharedrecord.item i where i.code = s.item)
                """)),
        List.of(),
        new PersonTouch.None());
  }

  static ImportColumn institution() {
    return ImportColumn.of("institution", new Type.Institution(), true, "医疗机构", "Institution")
        .into("institution_id")
        .meaning("出具结果或处方的机构代码", "Code of the institution that made it");
  }

  static ImportColumn person() {
    return ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
        .into("person_id")
        .meaning("已导入居民的编号", "The number of a person already imported");
  }

  static ImportColumn icd10() {
    return ImportColumn.of("icd10", new Type.Text(20), false, "诊断编码", "ICD-10 code")
        .meaning("为哪个诊断开的；不明时留空", "The diagnosis it was made for; blank if unknown");
  }

  private static List<ImportColumn> columns() {
    return List.of(
        institution(),
        person(),
        ImportColumn.of("item", new Type.Text(40), true, "项目", "Examination")
            .meaning("项目表中的代码，如 blood_count", "Its code in the list of examinations: blood_count"),
        ImportColumn.of("name", new Type.Text(100), true, "名称", "Name")
            .meaning("指标或检查的名称，如 白细胞", "What was measured or examined"),
        ImportColumn.of("performed_at", new Type.Moment(), true, "检查时间", "Performed at")
            .meaning("采样或检查的时间", "When the sample was taken or the examination made"),
        ImportColumn.of("value", new Type.Text(100), false, "结果值", "Value")
            .meaning(
                "数值或定性结果；只有结论时留空", "A number or a word; blank where there is a conclusion only"),
        ImportColumn.of("unit", new Type.Text(30), false, "计量单位", "Unit")
            .meaning("结果值的单位；没有时留空", "Of the value; blank where it has none"),
        ImportColumn.of("reference_range", new Type.Text(60), false, "参考范围", "Reference range")
            .meaning("本机构的参考范围；没有时留空", "As the institution has it; blank where it has none"),
        ImportColumn.choice("flag", false, "异常标志", "Flag", FLAGS)
            .meaning("正常时留空", "Blank for what is normal"),
        ImportColumn.of("conclusion", new Type.Text(1000), false, "结论", "Conclusion")
            .meaning("检查的结论；检验可留空", "Of an examination; a test may have none"),
        ImportColumn.choice("scope", false, "互认范围", "Recognised in", SCOPES)
            .orElse(row -> "none")
            .meaning(
                "报告上标明的互认范围；没有标明时留空（不互认）",
                "As the report is marked; blank where it is not: not recognised elsewhere"),
        icd10());
  }
}
