package org.yipanqi.ledger;

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

/** A line of income: what it was earned with, and who paid it. */
final class Income {

  private static final List<Choice> CLASSES =
      List.of(
          Choice.of("fiscal_basic", "财政基本补助", "Fiscal, basic"),
          Choice.of("fiscal_earmarked", "财政专项补助", "Fiscal, earmarked"),
          Choice.of("drug", "药品收入", "Drugs"),
          Choice.of("consumable", "卫生材料收入", "Consumables"),
          Choice.of("exam", "检查收入", "Examinations"),
          Choice.of("test", "化验收入", "Laboratory tests"),
          Choice.of("registration", "挂号诊察收入", "Registration and consultation"),
          Choice.of("bed", "床位收入", "Beds"),
          Choice.of("treatment", "治疗收入", "Treatment"),
          Choice.of("nursing", "护理收入", "Nursing"),
          Choice.of("surgery", "手术收入", "Surgery"),
          Choice.of("tcm", "中医服务收入", "Chinese medicine"),
          Choice.of("other", "其他收入", "Other"));

  private static final List<Choice> PAYERS =
      List.of(
          Choice.of("insurance_employee", "职工医保", "Employees' insurance"),
          Choice.of("insurance_resident", "城乡居民医保", "Residents' insurance"),
          Choice.of("insurance_other", "其他医保", "Other insurance"),
          Choice.of("self", "个人自付", "Patients themselves"),
          Choice.of("fiscal", "财政", "The treasury"),
          Choice.of("public_health_fund", "公共卫生经费", "Public-health fund"),
          Choice.of("other", "其他", "Other"));

  private Income() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "income",
        new Label("收入", "Income"),
        "ledger_api.income",
        new FactTime.OnDate("booked_on"),
        List.of(BookLine.PERFORMER),
        List.of(
            FactColumn.choice("class", "收入类别", "Class of income", CLASSES),
            FactColumn.choice("payer", "付款方", "Payer", PAYERS),
            FactColumn.of("clearing", FactColumn.Type.BOOL, "年终清算", "Year-end clearing"),
            BookLine.AMOUNT),
        "performer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "income",
        new Label("收入", "Income"),
        Group.MONEY,
        70,
        "ledger.income",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(Touch.of("income")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        BookLine.institution(),
        BookLine.bookedOn(),
        ImportColumn.choice("class", true, "收入类别", "Class of income", CLASSES)
            .meaning("财政补助、各类医疗收入或其他收入", "Fiscal, a class of medical income, or other"),
        ImportColumn.choice("payer", true, "付款方", "Payer", PAYERS).meaning("由谁支付", "Who paid"),
        ImportColumn.of("clearing", new Type.Flag(), false, "年终清算", "Year-end clearing")
            .orElse(row -> false)
            .meaning("是否由医保年终清算入账；留空为否", "Booked by year-end clearing; blank means no"),
        BookLine.amount());
  }
}
