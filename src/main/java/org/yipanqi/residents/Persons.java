package org.yipanqi.residents;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.compare;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Sealed;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Label;

/** A person is known by the county's own person number; everything else about them may change. */
final class Persons {

  static final List<Choice> SEXES =
      List.of(Choice.of("male", "男", "Male"), Choice.of("female", "女", "Female"));

  private static final int SEX_DIGIT = 16;

  private static final ImportFormat FORMAT = declared();

  private Persons() {}

  static ImportFormat format() {
    return FORMAT;
  }

  private static ImportFormat declared() {
    return new ImportFormat(
        "persons",
        new Label("居民", "Persons"),
        Group.PEOPLE,
        30,
        "residents.person",
        new Identity.Keyed(List.of("person_no")),
        columns(),
        rules(),
        List.of(),
        List.of(),
        new PersonTouch.Always("id"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("person_no", new Type.Text(64), true, "居民编号", "Person number")
            .meaning("本县居民主索引中的编号，其他文件用它指向本人", "The number other files name the person by"),
        ImportColumn.of("name", new Type.Text(100), true, "姓名", "Name")
            .meaning("姓名，与有效证件一致", "Name as on the identity document"),
        ImportColumn.choice("sex", true, "性别", "Sex", SEXES)
            .meaning("性别，与有效证件一致", "Sex as on the identity document"),
        ImportColumn.of("birth_date", new Type.Day(false), true, "出生日期", "Date of birth")
            .meaning(
                "出生日期；年龄按月末日周岁计算", "Date of birth; age is in full years on a month's last day"),
        ImportColumn.of("id_no", new Type.IdentityNumber(), false, "身份证号", "Identity number")
            .meaning("18位公民身份号码；没有或不明时留空", "18-digit citizen number; blank if none or unknown")
            .sealed(Sealed.BY_TEXT),
        ImportColumn.of("death_date", new Type.Day(false), false, "死亡日期", "Date of death")
            .meaning("死亡日期；在世时留空", "Date of death; blank while the person lives"),
        ImportColumn.of("phone", new Type.Text(32), false, "联系电话", "Phone")
            .meaning("本人或家属电话；没有时留空", "Own or family phone; blank if none")
            .sealed(Sealed.BY_DIGITS),
        ImportColumn.of("address", new Type.Text(200), false, "住址", "Address")
            .meaning("现住址，详到门牌；没有时留空", "Where the person lives, to the door; blank if unknown")
            .sealed(Sealed.BY_TEXT));
  }

  private static List<RowRule> rules() {
    return List.of(
        new RowRule(
            "death-before-birth",
            "death_date",
            new Label("死亡日期早于出生日期", "The date of death is before the date of birth"),
            row ->
                compare(row.date("birth_date"), row.date("death_date"), nullsLast(naturalOrder()))
                    <= 0),
        new RowRule(
            "person-no-is-id-no",
            "person_no",
            new Label(
                "居民编号不能用身份证号：编号会出现在网址和导出文件中",
                "The identity number can't be the person number, which addresses and exports show"),
            Persons::numberedByTheCounty),
        new RowRule(
            "id-no-birth-date",
            "id_no",
            new Label("身份证号中的出生日期与所填不一致", "The identity number holds another date of birth"),
            Persons::bornAsNumbered),
        new RowRule(
            "id-no-sex",
            "id_no",
            new Label("身份证号中的性别与所填不一致", "The identity number holds another sex"),
            Persons::sexAsNumbered));
  }

  private static boolean numberedByTheCounty(ImportRow row) {
    var number = row.text("id_no");
    return number == null || !number.equalsIgnoreCase(row.text("person_no"));
  }

  private static boolean bornAsNumbered(ImportRow row) {
    var number = row.text("id_no");
    var born = row.date("birth_date");
    return number == null
        || born == null
        || number.startsWith(DateTimeFormatter.BASIC_ISO_DATE.format(born), 6);
  }

  /** The last digit before the check digit is odd for men. */
  private static boolean sexAsNumbered(ImportRow row) {
    var number = row.text("id_no");
    var sex = row.text("sex");
    return number == null
        || sex == null
        || (number.charAt(SEX_DIGIT) % 2 == 1) == sex.equals("male");
  }
}
