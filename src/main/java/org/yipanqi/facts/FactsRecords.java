package org.yipanqi.facts;

import java.math.BigDecimal;
import java.util.List;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** Source systems, what is owed and received, and typed figures. */
public final class FactsRecords implements RecordKeeping {

  private static final BigDecimal FAR = new BigDecimal("999999999999");

  private static final List<Choice> UNITS =
      List.of(
          Choice.of("persons", "人", "persons"),
          Choice.of("visits", "诊疗人次", "visits"),
          Choice.of("person_times", "人次", "person-times"),
          Choice.of("days", "天", "days"),
          Choice.of("beds", "张", "beds"),
          Choice.of("bed_days", "床日", "bed-days"),
          Choice.of("yuan", "元", "yuan"),
          Choice.of("percent", "%", "%"),
          Choice.of("per_mille", "‰", "‰"),
          Choice.of("per_10k", "每万人", "per 10 000"),
          Choice.of("ratio", "比值", "ratio"),
          Choice.of("count", "个", "count"),
          Choice.of("score", "分", "score"),
          Choice.of("yes_no", "是否", "yes or no"),
          Choice.of("points", "百分点", "points"),
          Choice.of("techniques", "项", "techniques"),
          Choice.of("operations", "台", "operations"));

  private static final List<Choice> FREQUENCIES =
      List.of(
          Choice.of("month", "按月", "every month"),
          Choice.of("quarter", "按季", "every quarter"),
          Choice.of("half", "按半年", "every half-year"),
          Choice.of("year", "按年", "every year"));

  @Override
  public List<FactDeclaration> facts() {
    return List.of(
        new FactDeclaration(
            "typed_figure",
            new Label("填报数据", "Typed figure"),
            "facts_api.typed_figure",
            new FactTime.OnDate("period_end"),
            List.of(new FactAxis("scope", "scope", FactAxis.Kind.UNIT, new Label("所属单位", "Scope"))),
            List.of(
                FactColumn.of("figure", FactColumn.Type.TEXT, "指标代码", "Figure"),
                FactColumn.amount("value", FactColumn.UNIT_AS_STATED, "数值", "Value"),
                FactColumn.of("period_length", FactColumn.Type.INT, "期间月数", "Months")),
            null,
            true));
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(sourceSystems(), sourcesOwed(), receipts(), typedFigures());
  }

  private static ImportFormat sourceSystems() {
    return new ImportFormat(
        "source_systems",
        new Label("来源系统", "Source systems"),
        Group.FIGURES,
        20,
        "facts.source_system",
        new Identity.Keyed(List.of("code")),
        List.of(
            ImportColumn.of("code", new Type.Text(64), true, "系统代码", "Code"),
            ImportColumn.of("name", new Type.Text(100), true, "名称", "Name"),
            ImportColumn.of("name_en", new Type.Text(200), false, "英文名称", "English name")),
        List.of(),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  private static ImportFormat sourcesOwed() {
    return new ImportFormat(
        "sources_owed",
        new Label("应报来源", "Sources owed"),
        Group.FIGURES,
        80,
        "facts.source_owed",
        new Identity.Keyed(List.of("unit", "fact", "valid_from")),
        List.of(
            reporter(),
            fact(),
            ImportColumn.of("valid_from", new Type.Day(true), true, "起始日期", "From"),
            ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To"),
            ImportColumn.of("systems", new Type.Text(200), false, "来源系统", "Systems")
                .meaning(
                    "own 表示本系统填报；外部系统填系统代码，多个用英文分号分隔；未定的留空",
                    "own for our own screens, or codes of source systems, several with semicolons;"
                        + " blank while it is not settled"),
            ImportColumn.choice("frequency", false, "报送周期", "How often", FREQUENCIES)
                .orElse(_ -> "month"),
            ImportColumn.of("due_day", new Type.Whole(1, 31), false, "应报日", "Day due")
                .meaning(
                    "期末之后应报的日子，如 5；没有这一天的月份取月末；空白按县里的规定",
                    "Day of the month by which it is due, such as 5; the month's last day where"
                        + " there is none; blank: as the county's calendar says"),
            ImportColumn.of("due_months", new Type.Whole(0, 12), false, "期后月数", "Months after")
                .meaning(
                    "应报日在期末之后第几个月；次月填 1；空白按县里的规定",
                    "How many months after the period the day lies; 1 is the next month; blank: as"
                        + " the county's calendar says")),
        List.of(
            new RowRule(
                "not-a-list-of-systems",
                "systems",
                new Label(
                    "多个系统代码之间用英文分号分隔，不能有空格",
                    "Separate the codes of several systems by semicolons, without spaces"),
                row -> {
                  var systems = row.text("systems");
                  return systems == null || Systems.isList(systems);
                }),
            RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  private static ImportFormat receipts() {
    return new ImportFormat(
        "receipts",
        new Label("已报登记", "Receipts"),
        Group.FIGURES,
        81,
        "facts.declared_receipt",
        new Identity.Keyed(List.of("unit", "fact", "month")),
        List.of(
            reporter(),
            fact(),
            ImportColumn.of("month", new Type.Month(), true, "月份", "Month"),
            ImportColumn.of("note", new Type.Text(500), false, "说明", "Note")
                .meaning("例如：当月无业务", "For example: nothing to report"),
            ImportColumn.of("received_on", new Type.Day(false), false, "收到日期", "Received on")
                .meaning(
                    "接管以前的账册时填，只用于本系统启用以前应报的月份",
                    "From the books of an earlier calendar; counts only for months due before this"
                        + " house kept it")),
        List.of(),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  private static ImportColumn reporter() {
    return ImportColumn.of("institution", new Type.Unit(), true, "报送单位", "Reporter")
        .into("unit")
        .meaning(
            "机构代码；由县级部门报送的填县的6位区划代码",
            "Institution code, or the county's division code for what a bureau owes");
  }

  private static ImportColumn fact() {
    return ImportColumn.of("fact", new Type.Fact(), true, "事实代码", "Fact")
        .meaning("例如 visit、admission、income", "For example visit, admission, income");
  }

  private static ImportFormat typedFigures() {
    return new ImportFormat(
        "typed_figures",
        new Label("填报数据", "Typed figures"),
        Group.FIGURES,
        90,
        "facts.typed_figure",
        new Identity.Recorded(),
        List.of(
            ImportColumn.of("scope", new Type.Unit(), true, "所属单位", "Scope")
                .meaning("机构、医共体或区划代码", "Institution, community or division code"),
            ImportColumn.of("figure", new Type.Text(64), true, "指标代码", "Figure")
                .meaning("例如 public_health_score", "For example public_health_score"),
            ImportColumn.of("period", new Type.PeriodCode(), true, "期间", "Period")
                .meaning("2020-06、2020Q2、2020H1 或 2020", "2020-06, 2020Q2, 2020H1 or 2020"),
            ImportColumn.of("value", new Type.Number(6, FAR.negate(), FAR), true, "数值", "Value")
                .meaning("是否类填 1 或 0", "Yes or no as 1 or 0"),
            ImportColumn.choice("unit", true, "计量单位", "Unit", UNITS),
            ImportColumn.of("typed_by", new Type.Text(100), true, "填报人", "Typed by"),
            ImportColumn.of("typed_on", new Type.Day(false), true, "填报日期", "Typed on"),
            ImportColumn.of("basis", new Type.Text(500), true, "依据", "Basis")
                .meaning("数据出处，如文件名称或文号", "Where the figure comes from"),
            ImportColumn.of("note", new Type.Text(500), false, "备注", "Note")),
        List.of(
            new RowRule(
                "yes-or-no",
                "value",
                new Label("是否类只能填 1 或 0", "Yes or no is written as 1 or 0"),
                FactsRecords::yesNoIsOneOrNought)),
        List.of(oneValue()),
        List.of(Touch.of("typed_figure")),
        new PersonTouch.None());
  }

  private static boolean yesNoIsOneOrNought(ImportRow row) {
    var value = row.decimal("value");
    return !"yes_no".equals(row.text("unit"))
        || value == null
        || value.signum() == 0
        || value.compareTo(BigDecimal.ONE) == 0;
  }

  private static StagedCheck oneValue() {
    return new StagedCheck(
        "figure-already-typed",
        "figure",
        new Label(
            "同一单位同一期间的这项数据已有另一条记录，请更正或作废原记录",
            "Another record holds this figure of the scope and period: correct or void it"),
        """
        with after as (
          select row_no, source_id, source_no, scope, figure, period from staged where not void
          union all
          select null, t.source_id, t.source_no, t.scope, t.figure, t.period
            from facts.typed_figure t
           where not t.void
             and not exists (select from staged s
               where s.source_id = t.source_id and s.source_no = t.source_no))
        select distinct a.row_no from after a
          join after b using (scope, figure, period)
         where (a.source_id, a.source_no) <> (b.source_id, b.source_no) and a.row_no is not null
        """);
  }
}
