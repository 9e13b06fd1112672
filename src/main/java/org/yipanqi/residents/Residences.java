package org.yipanqi.residents;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Label;

/** Where a person lives, from a day to a day. A person may have more than one residence. */
final class Residences {

  private static final List<Choice> RESIDENCIES =
      List.of(
          Choice.of("permanent", "常住", "Permanent"),
          Choice.of("registered_only", "户籍不在本地居住", "Registered, living elsewhere"),
          Choice.of("temporary", "暂住", "Temporary"));

  private Residences() {}

  /** A bureau of the county reports residences, so the county owes them. */
  static FactDeclaration fact() {
    return new FactDeclaration(
        "residence",
        new Label("居住登记", "Residence"),
        "residents_api.residence",
        new FactTime.During("valid_from", "valid_to"),
        List.of(
            division("residence", "居住地", "Place of residence"),
            division("county", "居住地所在县", "County of residence")),
        List.of(
            FactColumn.choice("residency", "居住类型", "Kind of residence", RESIDENCIES),
            FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person")),
        "county",
        true);
  }

  private static FactAxis division(String code, String zh, String en) {
    return new FactAxis(code, code, FactAxis.Kind.DIVISION, new Label(zh, en));
  }

  static ImportFormat format() {
    return new ImportFormat(
        "residences",
        new Label("居住登记", "Residences"),
        Group.PEOPLE,
        31,
        "residents.residence",
        new Identity.Recorded(),
        columns(),
        List.of(
            new RowRule(
                "not-a-village-or-town",
                "division",
                new Label("居住地应为村（12位）或镇（9位）代码", "A village (12 digits) or a town (9) is needed"),
                Residences::villageOrTown),
            RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("residence")),
        new PersonTouch.From("person_id", "valid_from"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
            .into("person_id")
            .meaning("已导入居民的编号", "The number of a person already imported"),
        ImportColumn.of("division", new Type.Division(), true, "居住地区划", "Division")
            .meaning("村或镇的统计用区划代码，可在县外", "Code of the village or town; may lie outside the county"),
        ImportColumn.choice("residency", true, "居住类型", "Kind of residence", RESIDENCIES)
            .meaning(
                "常住：实际居住半年以上；户籍不在本地居住：户口在此而人在外；暂住：居住不满半年",
                "Permanent: lives there for half a year or more; registered: household register only;"
                    + " temporary: lives there for less"),
        ImportColumn.of("valid_from", new Type.Day(false), true, "起始日期", "From")
            .meaning("在此居住的第一天", "The first day of living there"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
            .meaning("在此居住的最后一天；仍居住时留空", "The last day of living there; blank while it goes on"));
  }

  private static boolean villageOrTown(ImportRow row) {
    var division = String.valueOf(row.value("division"));
    return division.length() == 9 || division.length() == 12;
  }
}
