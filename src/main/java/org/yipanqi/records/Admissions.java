package org.yipanqi.records;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.compare;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** One stay in a hospital: counted as an admission when it begins, as a discharge when it ends. */
final class Admissions {

  private static final int LONGEST_STAY = 36_500;

  private Admissions() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "admission",
        new Label("入院人次", "Admission"),
        "records_api.admission",
        new FactTime.OnDate("admitted_on"),
        List.of(CareColumns.PERFORMER, CareColumns.RESIDENCE),
        List.of(
            CareColumns.REHAB_CARE,
            CareColumns.ICD10,
            FactColumn.of("in_hospital", FactColumn.Type.BOOL, "尚未出院", "Still in hospital"),
            CareColumns.TOTAL.orNull(),
            CareColumns.FUND.orNull(),
            CareColumns.PERSON),
        "performer",
        true);
  }

  static FactDeclaration discharge() {
    return new FactDeclaration(
        "discharge",
        new Label("出院人次", "Discharge"),
        "records_api.discharge",
        new FactTime.OnDate("discharged_on"),
        List.of(CareColumns.PERFORMER, CareColumns.RESIDENCE),
        List.of(
            FactColumn.amount("bed_days", "bed_days", "占用床日", "Bed-days of the stay"),
            CareColumns.REHAB_CARE,
            CareColumns.ICD10,
            CareColumns.TOTAL.orNull(),
            CareColumns.FUND.orNull(),
            CareColumns.PERSON),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "admissions",
        new Label("住院", "Admissions"),
        Group.CARE,
        41,
        "records.admission",
        new Identity.Recorded(),
        columns(),
        rules(),
        List.of(),
        List.of(
            Touch.of("admission"), Touch.of("discharge"), new Touch("operation", "admission_no")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        CareColumns.institution(),
        ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
            .into("person_id")
            .meaning("已导入居民的编号", "The number of a person already imported"),
        ImportColumn.of("admitted_on", new Type.Day(false), true, "入院日期", "Admitted on")
            .meaning("入院当天的日期", "The day of admission"),
        ImportColumn.of("discharged_on", new Type.Day(false), false, "出院日期", "Discharged on")
            .meaning("出院当天的日期；尚未出院时留空", "The day of discharge; blank while in hospital"),
        CareColumns.residence(),
        CareColumns.icd10(),
        ImportColumn.of("rehab_care", new Type.Flag(), false, "康复治疗", "Rehabilitation care")
            .orElse(row -> false)
            .meaning("以康复为目的的住院；留空为否", "The stay was for rehabilitation; blank means no"),
        ImportColumn.of(
                "bed_days", new Type.Whole(0, LONGEST_STAY), false, "占用床日", "Bed-days of the stay")
            .orElse(Admissions::bedDays)
            .meaning(
                "出院者占用总床日；留空按出院日减入院日，当日出院计1；未出院时留空",
                "Occupied bed-days of the whole stay; blank means day of discharge less day of"
                    + " admission, 1 on the same day; blank while in hospital"),
        CareColumns.total(false),
        CareColumns.fund()
            .meaning(
                "医保基金支付部分（元）；未结算时留空", "The part insurance paid, in yuan; blank until settled"));
  }

  private static @Nullable Object bedDays(ImportRow row) {
    var admitted = row.date("admitted_on");
    var discharged = row.date("discharged_on");
    return admitted == null || discharged == null
        ? null
        : Math.toIntExact(Math.max(1, ChronoUnit.DAYS.between(admitted, discharged)));
  }

  private static List<RowRule> rules() {
    return List.of(
        new RowRule(
            "discharged-before-admitted",
            "discharged_on",
            new Label("出院日期早于入院日期", "Discharged before admitted"),
            row ->
                compare(
                        row.date("admitted_on"),
                        row.date("discharged_on"),
                        nullsLast(naturalOrder()))
                    <= 0),
        new RowRule(
            "bed-days-while-in-hospital",
            "bed_days",
            new Label("尚未出院，不应填占用床日", "Bed-days are known at discharge only"),
            row -> row.has("discharged_on") || !row.has("bed_days")),
        CareColumns.fundWithinTotal());
  }
}
