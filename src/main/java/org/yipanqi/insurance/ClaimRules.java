package org.yipanqi.insurance;

import java.util.List;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Label;

/** What must hold within one claim. */
final class ClaimRules {

  private static final int COUNTY_DIGITS = 6;

  private ClaimRules() {}

  static List<RowRule> all() {
    return List.of(
        new RowRule(
            "pool-is-not-a-county",
            "pool",
            new Label("统筹区应为6位县（区）代码", "The pool is a county's 6-digit code"),
            row -> digits(row, "pool") == COUNTY_DIGITS),
        new RowRule(
            "provider-place-too-wide",
            "provider_division",
            new Label("机构所在地至少到县（6位）", "The provider's place needs 6 digits or more"),
            row -> digits(row, "provider_division") >= COUNTY_DIGITS),
        new RowRule(
            "stay-without-admission",
            "admitted_on",
            new Label("住院结算须有入院日期", "An inpatient claim needs the day of admission"),
            row -> !"inpatient".equals(row.text("care_type")) || row.has("admitted_on")),
        new RowRule(
            "discharged-before-admitted",
            "discharged_on",
            new Label("出院日期早于入院日期", "Discharged before admitted"),
            row -> inOrder(row, "admitted_on", "discharged_on")),
        new RowRule(
            "settled-before-admitted",
            "settled_on",
            new Label("结算日期早于入院日期", "Settled before admitted"),
            row -> inOrder(row, "admitted_on", "settled_on")),
        new RowRule(
            "fund-above-total",
            "fund_amount",
            new Label("基金支付大于总费用", "The fund paid more than the total"),
            ClaimRules::fundWithinTotal));
  }

  private static int digits(ImportRow row, String column) {
    return String.valueOf(row.value(column)).length();
  }

  private static boolean inOrder(ImportRow row, String earlier, String later) {
    var first = row.date(earlier);
    var second = row.date(later);
    return first == null || second == null || !second.isBefore(first);
  }

  private static boolean fundWithinTotal(ImportRow row) {
    var fund = row.decimal("fund_amount");
    var total = row.decimal("total_amount");
    return fund == null || total == null || fund.compareTo(total) <= 0;
  }
}
