package org.yipanqi.compensation;

import java.util.List;
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

/** One line of what a member of staff was paid for a month. */
final class Pay {

  private static final List<Choice> KINDS =
      List.of(
          Choice.of("base", "基本工资", "Base pay"),
          Choice.of("reward", "绩效奖励", "Reward"),
          Choice.of("allowance", "津贴补贴", "Allowance"),
          Choice.of("insurance", "单位缴纳社保公积金", "Employer's insurance"),
          Choice.of("other", "其他", "Other"));

  private Pay() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "pay",
        new Label("薪酬", "Pay"),
        "compensation_api.pay",
        new FactTime.OnDate("paid_for"),
        List.of(
            new FactAxis(
                "workplace",
                "workplace",
                FactAxis.Kind.INSTITUTION,
                new Label("工作机构", "Place of work")),
            new FactAxis(
                "home", "home", FactAxis.Kind.INSTITUTION, new Label("编制机构", "Home institution"))),
        List.of(
            FactColumn.choice("kind", "薪酬项目", "Kind of pay", KINDS),
            FactColumn.of("head_salary", FactColumn.Type.BOOL, "负责人年薪", "Annual salary of a head"),
            FactColumn.amount("amount", "yuan", "金额", "Amount")),
        "workplace",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "pay",
        new Label("薪酬", "Pay"),
        Group.STAFF,
        61,
        "compensation.pay",
        new Identity.Recorded(),
        columns(),
        List.of(),
        List.of(),
        List.of(Touch.of("pay")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("staff_no", new Type.Text(64), true, "人员编号", "Staff number")
            .meaning("人员在本县的唯一编号", "The county's number of the member of staff"),
        ImportColumn.of("institution", new Type.Institution(), true, "工作机构", "Place of work")
            .into("institution_id")
            .meaning("实际工作的机构代码", "Code of the institution where the work was done"),
        ImportColumn.of(
                "home_institution", new Type.Institution(), true, "编制机构", "Home institution")
            .into("home_institution_id")
            .meaning(
                "岗位所属的机构代码；未派出时与工作机构相同",
                "Code of the institution the post belongs to; the place of work unless seconded"),
        ImportColumn.of("paid_for", new Type.Month(), true, "所属月份", "Paid for")
            .meaning("薪酬所属的月份，不是发放月份", "The month the pay is for, not the month of payment"),
        ImportColumn.choice("kind", true, "薪酬项目", "Kind of pay", KINDS)
            .meaning("薪酬的组成项目", "The part of pay"),
        ImportColumn.of("head_salary", new Type.Flag(), false, "负责人年薪", "Annual salary of a head")
            .orElse(row -> false)
            .meaning(
                "是否为机构负责人的年薪；留空为否",
                "Part of the annual salary of an institution's head; blank means no"),
        ImportColumn.of("amount", new Type.Yuan(), true, "金额", "Amount")
            .meaning("应发金额（元）", "Amount before deductions, in yuan"));
  }
}
