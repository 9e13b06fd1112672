package org.yipanqi.insurance;

import java.util.List;
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
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/**
 * What a fund settled for one of its insured, wherever the care was given. An inpatient claim also
 * counts as a stay on its day of admission: stays outside the county are known from claims only.
 */
final class Claims {

  private static final List<Choice> POOL_TYPES =
      List.of(
          Choice.of("employee", "职工医保", "Employees"), Choice.of("resident", "城乡居民医保", "Residents"));

  private static final List<Choice> CARE_TYPES =
      List.of(
          Choice.of("outpatient", "门诊", "Outpatient"),
          Choice.of("inpatient", "住院", "Inpatient"),
          Choice.of("pharmacy", "定点药店", "Pharmacy"));

  private Claims() {}

  static FactDeclaration fact() {
    return declare("claim", new Label("医保结算", "Claim"), "insurance_api.claim", "settled_on");
  }

  static FactDeclaration stay() {
    return declare(
        "claim_stay",
        new Label("医保住院（按入院日）", "Claim for a stay"),
        "insurance_api.claim_stay",
        "admitted_on");
  }

  private static FactDeclaration declare(String code, Label label, String view, String day) {
    return new FactDeclaration(
        code, label, view, new FactTime.OnDate(day), axes(), factColumns(), "pool", true);
  }

  private static List<FactAxis> axes() {
    return List.of(
        new FactAxis(
            "provider", "provider", FactAxis.Kind.INSTITUTION, new Label("提供服务机构", "Provider")),
        new FactAxis("pool", "pool", FactAxis.Kind.DIVISION, new Label("参保统筹区", "Insured pool")),
        new FactAxis(
            "residence",
            "residence",
            FactAxis.Kind.DIVISION,
            new Label("参保人居住地", "Insured person's residence")));
  }

  private static List<FactColumn> factColumns() {
    return List.of(
        FactColumn.choice("pool_type", "险种", "Insurance", POOL_TYPES),
        FactColumn.choice("care_type", "就医类型", "Kind of care", CARE_TYPES),
        FactColumn.of("in_county", FactColumn.Type.BOOL, "县域内", "In the county"),
        FactColumn.amount("total_amount", "yuan", "总费用", "Total amount"),
        FactColumn.amount("fund_amount", "yuan", "基金支付", "Paid by the fund"),
        FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person").orNull());
  }

  static ImportFormat format() {
    return new ImportFormat(
        "claims",
        new Label("医保结算", "Claims"),
        Group.MONEY,
        72,
        "insurance.claim",
        new Identity.Recorded(),
        Stream.of(insured(), care(), money()).flatMap(List::stream).toList(),
        ClaimRules.all(),
        List.of(),
        List.of(Touch.of("claim"), Touch.of("claim_stay")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> insured() {
    return List.of(
        ImportColumn.of("pool", new Type.Division(), true, "统筹区", "Pool")
            .meaning("支付基金所属县（区）的6位区划代码", "6-digit code of the county whose fund pays"),
        ImportColumn.choice("pool_type", true, "险种", "Insurance", POOL_TYPES)
            .meaning("职工医保或城乡居民医保", "The employees' or the residents' scheme"),
        ImportColumn.of("person", new Type.Person(), false, "居民编号", "Person")
            .into("person_id")
            .meaning(
                "已导入居民的编号；未建档时留空",
                "Number of a person already imported; blank for strangers to the register"),
        ImportColumn.of("residence", new Type.Division(), false, "参保人居住地", "Residence")
            .meaning(
                "参保人居住地的区划代码，尽量到镇或村；不明时留空",
                "Division code of the insured person's home, town or village if known; blank if"
                    + " unknown"));
  }

  private static List<ImportColumn> care() {
    return List.of(
        ImportColumn.of("provider", new Type.InstitutionOrForeign(), true, "提供服务机构", "Provider")
            .into("provider_id")
            .meaning(
                "已登记机构的代码；县外机构或药店填其自身代码",
                "Code of a registered institution, or a foreign one's or a pharmacy's own code"),
        ImportColumn.of("provider_division", new Type.Division(), true, "机构所在地", "Provider's place")
            .meaning("机构所在地的区划代码，至少到县（6位）", "Division code of the provider, 6 digits or more"),
        ImportColumn.choice("care_type", true, "就医类型", "Kind of care", CARE_TYPES)
            .meaning("门诊、住院或定点药店购药", "Outpatient, inpatient, or bought at a pharmacy"),
        ImportColumn.of("admitted_on", new Type.Day(false), false, "入院日期", "Admitted on")
            .meaning("住院必填；其他留空", "Needed for inpatient claims; blank otherwise"),
        ImportColumn.of("discharged_on", new Type.Day(false), false, "出院日期", "Discharged on")
            .meaning("出院日期；中途结算或非住院留空", "Blank for interim and other claims"));
  }

  private static List<ImportColumn> money() {
    return List.of(
        ImportColumn.of("settled_on", new Type.Day(false), true, "结算日期", "Settled on")
            .meaning("基金结算的日期", "The day the fund settled"),
        ImportColumn.of("total_amount", new Type.Yuan(), true, "总费用", "Total amount")
            .meaning("本次总费用（元）", "All charges, in yuan"),
        ImportColumn.of("fund_amount", new Type.Yuan(), true, "基金支付", "Paid by the fund")
            .meaning("医保基金支付部分（元）", "The part the fund paid, in yuan"));
  }
}
