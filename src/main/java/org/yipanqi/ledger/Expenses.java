package org.yipanqi.ledger;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** A line of expense. */
final class Expenses {

  private static final List<Choice> CLASSES =
      List.of(
          Choice.of("staff", "人员经费", "Staff"),
          Choice.of("drug", "药品费", "Drugs"),
          Choice.of("consumable", "卫生材料费", "Consumables"),
          Choice.of("depreciation", "固定资产折旧", "Depreciation"),
          Choice.of("other_business", "其他业务支出", "Other business expense"),
          Choice.of("non_business", "非业务支出", "Not of the business"));

  private Expenses() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "expense",
        new Label("支出", "Expense"),
        "ledger_api.expense",
        new FactTime.OnDate("booked_on"),
        List.of(BookLine.PERFORMER),
        List.of(FactColumn.choice("class", "支出类别", "Class of expense", CLASSES), BookLine.AMOUNT),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "expenses",
        new Label("支出", "Expenses"),
        Group.MONEY,
        71,
        "ledger.expense",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(Touch.of("expense")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        BookLine.institution(),
        BookLine.bookedOn(),
        ImportColumn.choice("class", true, "支出类别", "Class of expense", CLASSES)
            .meaning(
                "业务支出按经济分类；与业务无关的填非业务支出", "Business expense by its kind, or not of the business"),
        BookLine.amount());
  }
}
