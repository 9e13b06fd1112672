package org.yipanqi.publichealth;

import java.util.List;
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
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Label;

/** A pregnancy, from the booking at an institution to the end of care after the delivery. */
final class Pregnancies {

  private Pregnancies() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "pregnancy",
        new Label("孕产妇建册", "Pregnancy booked"),
        "publichealth_api.pregnancy",
        new FactTime.OnDate("booked_on"),
        List.of(ManagedPerson.PERFORMER),
        List.of(
            FactColumn.of("booked_week", FactColumn.Type.INT, "建册孕周", "Week at booking"),
            FactColumn.of("first_check_on", FactColumn.Type.DATE, "首次产检日期", "First check").orNull(),
            FactColumn.of("delivered_on", FactColumn.Type.DATE, "分娩日期", "Delivered on").orNull(),
            FactColumn.of("ended_on", FactColumn.Type.DATE, "结案日期", "Ended on").orNull(),
            ManagedPerson.PERSON),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "pregnancies",
        new Label("孕产妇建册", "Pregnancies"),
        Group.PUBLIC_HEALTH,
        51,
        "publichealth.pregnancy",
        new Identity.Recorded(),
        columns(),
        List.of(
            ordered("delivered-before-booked", "booked_on", "delivered_on"),
            ordered("ended-before-booked", "booked_on", "ended_on"),
            ordered("ended-before-delivered", "delivered_on", "ended_on")),
        List.of(personIsWoman()),
        List.of(Touch.of("pregnancy")),
        new PersonTouch.From("person_id", "booked_on"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ManagedPerson.person(),
        ManagedPerson.institution(),
        ImportColumn.of("booked_on", new Type.Day(false), true, "建册日期", "Booked on")
            .meaning("建立孕产妇保健手册的日期", "The day the pregnancy was booked"),
        ImportColumn.of("booked_week", new Type.Whole(1, 45), true, "建册孕周", "Week at booking")
            .meaning("建册当天的孕周（整周）", "Full weeks of pregnancy on the day of booking"),
        ImportColumn.of("first_check_on", new Type.Day(false), false, "首次产检日期", "First check")
            .meaning("第一次产前检查的日期；尚未检查时留空", "The day of the first check; blank until then"),
        ImportColumn.of("delivered_on", new Type.Day(false), false, "分娩日期", "Delivered on")
            .meaning("分娩日期；未分娩时留空", "The day of delivery; blank until then"),
        ImportColumn.of("ended_on", new Type.Day(false), false, "结案日期", "Ended on")
            .meaning(
                "产后保健结束或妊娠终止的日期；留空时自建册起满一年视为结束",
                "The day care after delivery ended, or the pregnancy was lost; if blank, it counts"
                    + " as ended a year after booking"));
  }

  private static RowRule ordered(String code, String earlier, String later) {
    return new RowRule(
        code,
        later,
        new Label("日期先后颠倒", "The dates are in the wrong order"),
        row -> inOrder(row, earlier, later));
  }

  private static boolean inOrder(ImportRow row, String earlier, String later) {
    var first = row.date(earlier);
    var second = row.date(later);
    return first == null || second == null || !second.isBefore(first);
  }

  private static StagedCheck personIsWoman() {
    return new StagedCheck(
        "not-a-woman",
        "person",
        new Label("该居民登记的性别为男", "The person is registered as male"),
        """
        select s.row_no
        from staged s
        join residents_api.person p on p.person = s.person_id
        where p.sex <> 'female'
        """);
  }
}
