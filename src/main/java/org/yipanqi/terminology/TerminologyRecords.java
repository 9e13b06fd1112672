package org.yipanqi.terminology;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.RecordKeeping;
import org.yipanqi.kernel.Label;

/** The file by which a whole table of codes comes in. */
public final class TerminologyRecords implements RecordKeeping {

  private static final Pattern CODE = Pattern.compile("[A-Z0-9][0-9A-Za-z.+*†/-]*");
  private static final Set<String> DIAGNOSES = Set.of(CodeSystem.ICD10.code());

  @Override
  public List<FactDeclaration> facts() {
    return List.of();
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(
        new ImportFormat(
            "code_table",
            new Label("编码表", "Code table"),
            Group.CARE,
            38,
            "terminology.code",
            new Identity.Keyed(List.of("system", "code", "valid_from")),
            columns(),
            rules(),
            List.of(),
            List.of(),
            new PersonTouch.None()));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.choice("system", true, "编码体系", "System", CodeSystem.choices())
            .meaning("编码属于哪一套：疾病诊断或手术操作", "Which table the code is of: diagnoses or operations"),
        ImportColumn.of("code", new Type.Text(40), true, "编码", "Code")
            .meaning("与国家医保版编码一致，区分大小写", "As the insurance edition writes it, in its case"),
        ImportColumn.of("name", new Type.Text(200), true, "名称", "Name")
            .meaning("编码的规范名称", "The code's standard name"),
        ImportColumn.of("parent", new Type.Text(40), false, "上级编码", "Parent")
            .meaning("上一级编码；没有时留空", "The code above it; blank where there is none"),
        ImportColumn.of("initials", new Type.Text(200), false, "拼音首字母", "Initials")
            .orElse(row -> Initials.of(Objects.requireNonNullElse(row.text("name"), "")))
            .meaning(
                "名称的拼音首字母，供检索；留空由系统生成",
                "Initials of the name's pinyin, to be found by; blank: worked out here"),
        ImportColumn.of("valid_from", new Type.Day(true), true, "起始日期", "From")
            .meaning("本版本启用的第一天", "The first day of this version"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
            .meaning("停用前的最后一天；仍在用时留空", "The last day it holds; blank while it goes on"));
  }

  private static List<RowRule> rules() {
    return List.of(
        RowRule.endsAfterItBegins("valid_from", "valid_to"),
        new RowRule(
            "code-form",
            "code",
            new Label("编码含有编码表不用的字符", "The code has signs that no code has"),
            row -> row.text("code") == null || CODE.matcher(row.text("code")).matches()),
        new RowRule(
            "diagnosis-form",
            "code",
            new Label("疾病诊断编码应以一个大写字母和两位数字开头", "A diagnosis begins with a capital and two digits"),
            row ->
                !DIAGNOSES.contains(Objects.requireNonNullElse(row.text("system"), ""))
                    || row.text("code") == null
                    || row.text("code").matches("[A-Z]\\d{2}.*")));
  }
}
