package org.yipanqi.ledger;

import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.kernel.Label;

/** What every line of the books has: whose books, when, how much. */
final class BookLine {

  static final FactAxis PERFORMER =
      new FactAxis(
          "performer",
          "performer",
          FactAxis.Kind.INSTITUTION,
          new Label("记账机构", "Institution whose books"));

  static final FactColumn AMOUNT = FactColumn.amount("amount", "yuan", "金额", "Amount");

  private BookLine() {}

  static ImportColumn institution() {
    return ImportColumn.of("institution", new Type.Institution(), true, "记账机构", "Institution")
        .into("institution_id")
        .meaning("账目所属的机构代码", "Code of the institution in whose books the line is");
  }

  static ImportColumn bookedOn() {
    return ImportColumn.of("booked_on", new Type.Day(false), true, "记账日期", "Booked on")
        .meaning("所属会计期间内的日期；月度汇总填当月任一日", "A day of the accounting month the line belongs to");
  }

  static ImportColumn amount() {
    return ImportColumn.of("amount", new Type.Yuan(), true, "金额", "Amount")
        .meaning("金额（元），不为负", "In yuan, not negative");
  }
}
