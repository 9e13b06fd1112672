package org.yipanqi.referral.imported;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.compare;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** A patient sent from one institution to another. */
final class Referrals {

  private static final List<Choice> DIRECTIONS =
      List.of(
          Choice.of("up", "上转", "Up"),
          Choice.of("down", "下转", "Down"),
          Choice.of("lateral", "平转", "Lateral"),
          Choice.of("out", "转出县外", "Out of the county"));

  private static final List<Choice> PURPOSES =
      List.of(
          Choice.of("treatment", "治疗", "Treatment"),
          Choice.of("rehabilitation", "康复", "Rehabilitation"),
          Choice.of("examination", "检查", "Examination"));

  private Referrals() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "referral",
        new Label("转诊", "Referral"),
        "referral_api.referral",
        new FactTime.OnDate("referred_on"),
        List.of(
            new FactAxis(
                "sender", "sender", FactAxis.Kind.INSTITUTION, new Label("转出机构", "Sender")),
            new FactAxis(
                "receiver", "receiver", FactAxis.Kind.INSTITUTION, new Label("转入机构", "Receiver"))),
        List.of(
            FactColumn.choice("direction", "转诊方向", "Direction", DIRECTIONS),
            FactColumn.choice("purpose", "转诊目的", "Purpose", PURPOSES),
            FactColumn.of("arrived", FactColumn.Type.BOOL, "已到达", "Arrived"),
            FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person")),
        "sender",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "referrals",
        new Label("转诊", "Referrals"),
        Group.CARE,
        44,
        "referral.referral",
        new Identity.Recorded(),
        Stream.concat(institutions().stream(), course().stream()).toList(),
        rules(),
        List.of(receiverKnown()),
        List.of(Touch.of("referral")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> institutions() {
    return List.of(
        ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
            .into("person_id")
            .meaning("已导入居民的编号", "The number of a person already imported"),
        ImportColumn.of("from_institution", new Type.Institution(), true, "转出机构", "Sender")
            .into("from_institution_id")
            .meaning("转出患者的机构代码", "Code of the institution that sent the patient"),
        ImportColumn.of("to_institution", new Type.InstitutionOrForeign(), true, "转入机构", "Receiver")
            .into("to_institution_id")
            .meaning(
                "转入机构代码；转出县外时填县外机构自身代码",
                "Code of the receiving institution; a foreign one's own code when sent out"));
  }

  private static List<ImportColumn> course() {
    return List.of(
        ImportColumn.choice("direction", true, "转诊方向", "Direction", DIRECTIONS)
            .meaning("上转、下转、平转或转出县外", "Up, down, to an equal, or out of the county"),
        ImportColumn.choice("purpose", true, "转诊目的", "Purpose", PURPOSES)
            .meaning("治疗、康复或检查", "For treatment, rehabilitation or examination"),
        ImportColumn.of("referred_on", new Type.Day(false), true, "转出日期", "Referred on")
            .meaning("开出转诊的日期", "The day the patient was sent"),
        ImportColumn.of("arrived_on", new Type.Day(false), false, "到达日期", "Arrived on")
            .meaning("患者到达转入机构的日期；未到达时留空", "The day the patient arrived; blank until then"));
  }

  private static List<RowRule> rules() {
    return List.of(
        new RowRule(
            "referred-to-itself",
            "to_institution",
            new Label("转入机构与转出机构相同", "Sender and receiver are the same"),
            row -> !Objects.equals(row.value("from_institution"), row.value("to_institution"))),
        new RowRule(
            "arrived-before-referred",
            "arrived_on",
            new Label("到达日期早于转出日期", "Arrived before referred"),
            row ->
                compare(row.date("referred_on"), row.date("arrived_on"), nullsLast(naturalOrder()))
                    <= 0));
  }

  private static StagedCheck receiverKnown() {
    return new StagedCheck(
        "receiver-unknown",
        "to_institution",
        new Label("转入机构未登记（转出县外除外）", "Only a receiver outside the county may be unregistered"),
        """
        select s.row_no
        from staged s
        where s.to_institution_id is null and s.direction <> 'out'
        """);
  }
}
