package org.yipanqi.records;

import java.math.BigDecimal;
import java.util.List;
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
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** One visit of a patient to a doctor, or of a doctor to a patient. */
final class Visits {

  private static final List<Choice> KINDS =
      List.of(
          Choice.of("outpatient", "门诊", "Outpatient"),
          Choice.of("emergency", "急诊", "Emergency"),
          Choice.of("home", "出诊", "Home visit"));

  private Visits() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "visit",
        new Label("诊疗人次", "Visit"),
        "records_api.visit",
        new FactTime.OnDate("visited_on"),
        List.of(CareColumns.PERFORMER, CareColumns.RESIDENCE),
        List.of(
            FactColumn.choice("kind", "就诊类型", "Kind of visit", KINDS),
            CareColumns.ICD10,
            FactColumn.of("tcm", FactColumn.Type.BOOL, "中医药服务", "Chinese medicine"),
            FactColumn.of("first_contact", FactColumn.Type.BOOL, "首诊", "First contact"),
            CareColumns.TOTAL,
            CareColumns.FUND,
            CareColumns.PERSON.orNull()),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "visits",
        new Label("门急诊就诊", "Visits"),
        Group.CARE,
        40,
        "records.visit",
        new Identity.Recorded(),
        columns(),
        List.of(CareColumns.fundWithinTotal()),
        List.of(),
        List.of(Touch.of("visit")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        CareColumns.institution(),
        ImportColumn.of("visited_on", new Type.Day(false), true, "就诊日期", "Visited on")
            .meaning("就诊当天的日期", "The day of the visit"),
        ImportColumn.of("person", new Type.Person(), false, "居民编号", "Person")
            .into("person_id")
            .meaning(
                "已导入居民的编号；外地患者或未建档时留空",
                "Number of a person already imported; blank for strangers to the register"),
        ImportColumn.choice("kind", true, "就诊类型", "Kind of visit", KINDS)
            .meaning("门诊、急诊或出诊", "At the outpatient department, as an emergency, or at home"),
        CareColumns.residence(),
        CareColumns.icd10(),
        ImportColumn.of("tcm", new Type.Flag(), false, "中医药服务", "Chinese medicine")
            .orElse(row -> false)
            .meaning("本次提供了中医药服务；留空为否", "Chinese medicine was given; blank means no"),
        ImportColumn.of("first_contact", new Type.Flag(), false, "首诊", "First contact")
            .orElse(row -> false)
            .meaning(
                "同一疾病本次发作的首次就诊；留空为否", "The first visit of this bout of illness; blank means no"),
        CareColumns.total(true),
        CareColumns.fund()
            .orElse(row -> BigDecimal.ZERO)
            .meaning("医保基金支付部分（元）；留空为0", "The part insurance paid, in yuan; blank means 0"));
  }
}
