package org.yipanqi.policy.discipline;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;

/**
 * What a condition may use, by what it is about. Every fact is known of every task or unit: a count
 * of what is not there is 0, a date that nobody gave is never late.
 */
public final class DisciplineFacts {

  private static final List<Rule.Ask> BEFORE =
      List.of(
          count("praises", "此前受通报表扬次数", "notices of praise before"),
          count("reminders", "此前受提醒次数", "reminders before"),
          count("criticisms", "此前受通报批评次数", "notices of criticism before"),
          count("self_criticisms", "此前作书面检查次数", "written self-criticisms before"),
          count("talks", "此前被约谈次数", "talks before"));

  private static final List<Rule.Ask> TASK =
      List.of(
          choice(
              "what",
              new Label("任务种类", "kind of task"),
              new Rule.Choice("milestone", new Label("节点任务", "milestone")),
              new Rule.Choice("mechanism", new Label("机制建设", "mechanism")),
              new Rule.Choice("figure", new Label("指标", "figure")),
              new Rule.Choice("duty", new Label("职责", "duty")),
              new Rule.Choice("task", new Label("政策目标", "goal")),
              new Rule.Choice("raised", new Label("县里新增", "raised by the county"))),
          choice(
              "dated",
              new Label("期限来源", "who gave the date"),
              new Rule.Choice("policy", new Label("文件", "the policy")),
              new Rule.Choice("county", new Label("县里", "the county")),
              new Rule.Choice("nobody", new Label("未定", "nobody"))),
          choice(
              "standing",
              new Label("状态", "standing"),
              new Rule.Choice("overdue", new Label("逾期", "overdue")),
              new Rule.Choice("missed", new Label("未达标", "missed")),
              new Rule.Choice("at_risk", new Label("有风险", "at risk")),
              new Rule.Choice("reported", new Label("待审核", "to be reviewed")),
              new Rule.Choice("open", new Label("办理中", "open")),
              new Rule.Choice("not_yet_due", new Label("未到期", "not yet due")),
              new Rule.Choice("not_judged", new Label("不评", "not judged")),
              new Rule.Choice("met", new Label("达标", "met")),
              new Rule.Choice("done", new Label("已完成", "done"))),
          count("days_overdue", "逾期天数", "days overdue"),
          count("returned", "填报被退回次数", "times a report was returned"));

  private static final List<Rule.Ask> PLACE =
      List.of(
          choice(
              "result",
              new Label("本次督查等次", "result of this inspection"),
              new Rule.Choice("good", new Label("较好", "good")),
              new Rule.Choice("adequate", new Label("一般", "adequate")),
              new Rule.Choice("poor", new Label("不力", "poor"))),
          count("findings", "本次发现的问题", "findings of this inspection"),
          count("serious", "其中严重问题", "serious findings"),
          count("findings_open", "未整改完的问题", "findings not closed"),
          count("findings_overdue", "整改逾期的问题", "findings overdue"),
          count("failed_checks", "复查未通过次数", "re-checks failed"),
          count("good_before", "此前连续评为较好的次数", "good results in a row before"),
          count("poor_before", "此前评为不力的次数", "poor results before"));

  private DisciplineFacts() {}

  /** The facts of a task, or of a unit in an inspection. */
  public static List<Rule.Ask> of(Consequence.About about) {
    var own =
        switch (about) {
          case TASK -> TASK;
          case PLACE -> PLACE;
        };
    return Stream.concat(own.stream(), BEFORE.stream()).toList();
  }

  private static Rule.Ask count(String id, String zh, String en) {
    return new Rule.Ask(
        id,
        Rule.Type.INT,
        new Label(zh, en),
        null,
        "count",
        List.of(),
        BigDecimal.ZERO,
        null,
        null,
        null,
        null);
  }

  private static Rule.Ask choice(String id, Label label, Rule.Choice... choices) {
    return new Rule.Ask(
        id, Rule.Type.CHOICE, label, null, null, List.of(choices), null, null, null, null, null);
  }
}
