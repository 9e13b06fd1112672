package org.yipanqi.records;

import java.math.BigDecimal;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.kernel.Label;

/** What all records of care have in common: who gave it, where the patient lives, what it cost. */
final class CareColumns {

  static final FactAxis PERFORMER =
      new FactAxis(
          "performer",
          "performer",
          FactAxis.Kind.INSTITUTION,
          new Label("提供服务机构", "Performing institution"));

  static final FactAxis RESIDENCE =
      new FactAxis(
          "residence",
          "residence",
          FactAxis.Kind.DIVISION,
          new Label("患者居住地", "Patient's residence"));

  static final FactColumn ICD10 =
      FactColumn.of("icd10", FactColumn.Type.TEXT, "诊断编码", "ICD-10 code").orNull();

  static final FactColumn REHAB_CARE =
      FactColumn.of("rehab_care", FactColumn.Type.BOOL, "康复治疗", "Rehabilitation care");

  static final FactColumn TOTAL = FactColumn.amount("total_amount", "yuan", "总费用", "Total amount");

  static final FactColumn FUND =
      FactColumn.amount("fund_amount", "yuan", "医保基金支付", "Paid by insurance");

  static final FactColumn PERSON = FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person");

  private CareColumns() {}

  static ImportColumn institution() {
    return ImportColumn.of("institution", new Type.Institution(), true, "医疗机构", "Institution")
        .into("institution_id")
        .meaning(
            "提供服务的机构代码；两块牌子的单位填实际使用的牌子，不明时填单位代码",
            "Code of the institution that gave the care; of two signs, the one under which it was"
                + " given, or the organisation's code when that is unknown");
  }

  static ImportColumn residence() {
    return ImportColumn.of("residence", new Type.Division(), false, "患者居住地", "Residence")
        .meaning(
            "患者居住地的区划代码，尽量到镇或村；不明时留空",
            "Division code of the patient's home, town or village if known; blank if unknown");
  }

  static ImportColumn icd10() {
    return ImportColumn.of("icd10", new Type.Text(20), false, "主要诊断编码", "ICD-10 code")
        .meaning("主要诊断的ICD-10编码；未编码时留空", "Code of the main diagnosis; blank if not coded");
  }

  static ImportColumn total(boolean required) {
    return ImportColumn.of("total_amount", new Type.Yuan(), required, "总费用", "Total amount")
        .meaning(
            required ? "本次总费用（元）" : "本次住院总费用（元）；未结算时留空",
            required
                ? "All charges, in yuan"
                : "All charges of the stay, in yuan; blank until settled");
  }

  /** A visit's blank share is nothing: the patient paid. A stay's is not yet known. */
  static ImportColumn fund() {
    return ImportColumn.of("fund_amount", new Type.Yuan(), false, "医保基金支付", "Paid by insurance");
  }

  static RowRule fundWithinTotal() {
    return new RowRule(
        "fund-above-total",
        "fund_amount",
        new Label("医保基金支付大于总费用", "Insurance paid more than the total"),
        row -> {
          var fund = row.decimal("fund_amount");
          var total = row.decimal("total_amount");
          return fund == null || total == null || fund.compareTo(total) <= 0;
        });
  }

  static Type.Number bedDays() {
    return new Type.Number(2, BigDecimal.ZERO, new BigDecimal("1000000"));
  }
}
