package org.yipanqi.publichealth;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.yipanqi.facts.Choice;
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

/** One follow-up of a managed person. The limits of readings keep out slips of the keyboard. */
final class FollowUps {

  private static final List<Choice> MODES =
      List.of(
          Choice.of("clinic", "门诊", "At the clinic"),
          Choice.of("home", "家庭", "At home"),
          Choice.of("phone", "电话", "By phone"));

  private FollowUps() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "follow_up",
        new Label("随访", "Follow-up"),
        "publichealth_api.follow_up",
        new FactTime.OnDate("followed_on"),
        List.of(ManagedPerson.PERFORMER),
        List.of(
            ManagedPerson.DISEASE,
            FactColumn.choice("mode", "随访方式", "Mode", MODES).orNull(),
            FactColumn.of("sbp", FactColumn.Type.INT, "收缩压", "Systolic pressure").orNull(),
            FactColumn.of("dbp", FactColumn.Type.INT, "舒张压", "Diastolic pressure").orNull(),
            FactColumn.of("fpg", FactColumn.Type.DECIMAL, "空腹血糖", "Fasting glucose").orNull(),
            FactColumn.of("hba1c", FactColumn.Type.DECIMAL, "糖化血红蛋白", "HbA1c").orNull(),
            ManagedPerson.PERSON),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "follow_ups",
        new Label("随访", "Follow-ups"),
        Group.PUBLIC_HEALTH,
        53,
        "publichealth.follow_up",
        new Identity.Recorded(),
        Stream.concat(visit().stream(), readings().stream()).toList(),
        List.of(
            new RowRule(
                "diastolic-not-below-systolic",
                "dbp",
                new Label("舒张压应低于收缩压", "The diastolic pressure is not below the systolic"),
                FollowUps::diastolicBelowSystolic)),
        List.of(),
        List.of(Touch.of("follow_up")),
        new PersonTouch.From("person_id", "followed_on"));
  }

  private static List<ImportColumn> visit() {
    return List.of(
        ManagedPerson.person(),
        ManagedPerson.disease(),
        ManagedPerson.institution(),
        ImportColumn.of("followed_on", new Type.Day(false), true, "随访日期", "Followed on")
            .meaning("随访当天的日期", "The day of the follow-up"),
        ImportColumn.choice("mode", false, "随访方式", "Mode", MODES)
            .meaning("门诊、家庭或电话；不明时留空", "At the clinic, at home or by phone; blank if unknown"));
  }

  private static List<ImportColumn> readings() {
    return List.of(
        ImportColumn.of("sbp", new Type.Whole(40, 300), false, "收缩压", "Systolic pressure")
            .meaning("收缩压（mmHg）；未测时留空", "In mmHg; blank if not measured"),
        ImportColumn.of("dbp", new Type.Whole(20, 200), false, "舒张压", "Diastolic pressure")
            .meaning("舒张压（mmHg）；未测时留空", "In mmHg; blank if not measured"),
        ImportColumn.of("fpg", number("0", "60"), false, "空腹血糖", "Fasting glucose")
            .meaning("空腹血糖（mmol/L）；未测时留空", "In mmol/L; blank if not measured"),
        ImportColumn.of("hba1c", number("2", "25"), false, "糖化血红蛋白", "HbA1c")
            .meaning("糖化血红蛋白（%）；未测时留空", "In percent; blank if not measured"));
  }

  private static Type.Number number(String min, String max) {
    return new Type.Number(2, new BigDecimal(min), new BigDecimal(max));
  }

  private static boolean diastolicBelowSystolic(ImportRow row) {
    var systolic = row.integer("sbp");
    var diastolic = row.integer("dbp");
    return systolic == null || diastolic == null || diastolic < systolic;
  }
}
