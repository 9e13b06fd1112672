package org.yipanqi.indicators.views;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yipanqi.indicators.board.ItemViews.TaskItem;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.views.Brief.BriefDecision;
import org.yipanqi.indicators.views.Brief.BriefGap;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/**
 * What a county head has to decide, each point brought up by a rule of its own. Days are counted
 * from the end of the period, so that a target is as near whenever the brief is printed.
 */
record BriefDecisionRules(Calendar calendar, PolicyPack pack, Row row, Period period) {

  private static final int SOON_MONTHS = 3;
  private static final int NAMED = 3;

  /** Targets whose day has come without being met, of every series of the pack. */
  List<BriefDecision> pastDue(Evaluations.Session session) {
    return dated(
        session,
        "past_due",
        due -> !due.isAfter(period.end()),
        judgement -> judgement == Judgement.MISSED || judgement == Judgement.AT_RISK,
        new Label("期限（%s）已过", "was due on %s"));
  }

  /** Targets not met whose day comes within three months. */
  List<BriefDecision> dueSoon(Evaluations.Session session) {
    var until = period.end().plusMonths(SOON_MONTHS);
    return dated(
        session,
        "due_soon",
        due -> due.isAfter(period.end()) && !due.isAfter(until),
        judgement ->
            judgement == Judgement.NOT_YET_DUE
                || judgement == Judgement.AT_RISK
                || judgement == Judgement.MISSED,
        new Label("期限是%s", "is due on %s"));
  }

  private interface OnDay {
    boolean holds(LocalDate due);
  }

  private interface Stands {
    boolean holds(Judgement judgement);
  }

  private List<BriefDecision> dated(
      Evaluations.Session session, String kind, OnDay day, Stands stands, Label words) {
    var decisions = new ArrayList<BriefDecision>();
    for (var id : pack.seriesIds()) {
      var series = pack.series(id, period.end()).orElseThrow();
      if (row.levels(period.end()).stream().noneMatch(series.levels()::contains)
          || series.targets().stream().noneMatch(BriefDecisionRules::hasDay)) {
        continue;
      }
      var figure = session.figure(series, row, period);
      for (var judged : figure.targets()) {
        if (judged.target() instanceof Series.Target.Fixed fixed
            && fixed.due() != null
            && day.holds(fixed.due())
            && stands.holds(judged.judgement())) {
          decisions.add(new BriefDecision(kind, dated(figure, judged, fixed, words), id));
        }
      }
    }
    return decisions;
  }

  private static boolean hasDay(Series.Target target) {
    return target instanceof Series.Target.Fixed fixed && fixed.due() != null;
  }

  private static Label dated(
      Figure figure, Figure.Judged judged, Series.Target.Fixed fixed, Label words) {
    var series = figure.series();
    var value = Words.display(series, figure.value()) + Words.unitSign(series.unit());
    var gap = Words.gap(judged, series);
    var goal = fixed.op().sign() + Words.plain(fixed.value()) + Words.unitSign(series.unit());
    return new Label(
        series.title().zh()
            + words.zh().formatted(fixed.due())
            + "：现为 "
            + value
            + "，目标 "
            + goal
            + (gap == null ? "" : "，" + gap.zh()),
        series.title().en()
            + " "
            + words.en().formatted(fixed.due())
            + ": "
            + value
            + " against "
            + goal.replace("约", "about ")
            + (gap == null ? "" : ", " + gap.en()));
  }

  /** Tasks whose day has come and for which nobody has shown evidence. */
  List<BriefDecision> tasksPastDue(List<TaskItem> items) {
    if (!Bearing.of(pack.document(), period.end()).judges()) {
      return List.of();
    }
    var open =
        items.stream()
            .filter(i -> !i.kind().equals("figure") && i.judgement() != Judgement.MET)
            .filter(i -> i.due() != null && !LocalDate.parse(i.due()).isAfter(period.end()))
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            new BriefDecision(
                "tasks_past_due",
                new Label(
                    "%d 项任务期限已过，还没有佐证材料：%s".formatted(open.size(), named(open, true)),
                    "%d tasks are past their day without evidence: %s"
                        .formatted(open.size(), named(open, false))),
                null));
  }

  private static String named(List<TaskItem> open, boolean zh) {
    var names =
        open.stream()
            .limit(NAMED)
            .map(i -> zh ? i.no() + " " + i.title().zh() : i.no() + " " + i.title().en())
            .collect(Collectors.joining(zh ? "；" : "; "));
    return names + (open.size() > NAMED ? (zh ? " 等" : " and others") : "");
  }

  /** Choices that the document leaves open and that are still ours. */
  List<BriefDecision> countyMustFix() {
    var open =
        pack.parameters().stream()
            .map(p -> p.on(period.end()))
            .filter(p -> p.ours() || p.value() == null)
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    var zh = open.stream().limit(NAMED).map(p -> p.label().zh()).collect(Collectors.joining("、"));
    var en = open.stream().limit(NAMED).map(p -> p.label().en()).collect(Collectors.joining(", "));
    var more = open.size() > NAMED;
    return List.of(
        new BriefDecision(
            "county_must_fix",
            new Label(
                "%d 处口径文件没有写明，现用样例取值，须由县里定：%s%s".formatted(open.size(), zh, more ? " 等" : ""),
                "%d choices the document leaves open are still sample values; the county must fix"
                        .formatted(open.size())
                    + " them: "
                    + en
                    + (more ? " and others" : "")),
            null));
  }

  /** Months of the period that are not closed: their figures may still change. */
  List<BriefDecision> notClosed() {
    var open =
        period.months().stream()
            .filter(m -> calendar.within(Period.month(m)))
            .filter(m -> calendar.closed(pack, row.county(), Period.month(m)).isEmpty())
            .map(YearMonth::toString)
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            new BriefDecision(
                "not_closed",
                new Label(
                    "%d 个月还没有月结，数字会变：%s".formatted(open.size(), String.join("、", open)),
                    "%d months are not closed, their figures may change: %s"
                        .formatted(open.size(), String.join(", ", open))),
                null));
  }

  /** Sources that the calendar waits for no longer. */
  List<BriefDecision> sourcesOverdue(List<BriefGap> gaps) {
    var overdue = gaps.stream().filter(BriefGap::overdue).toList();
    if (overdue.isEmpty()) {
      return List.of();
    }
    var units = overdue.stream().map(BriefGap::unit).distinct().count();
    return List.of(
        new BriefDecision(
            "sources_overdue",
            new Label(
                "%d 家单位有 %d 类来源过期未报，催报还是按已报的认定".formatted(units, overdue.size()),
                "Overdue sources: units %d, kinds %d; press for them, or accept the figures"
                        .formatted(units, overdue.size())
                    + " as they are"),
            null));
  }

  /** Figures that records leave undecidable, or whose rule failed. */
  List<BriefDecision> undecidable(List<BriefFigures.Entry> entries) {
    return entries.stream()
        .map(BriefFigures.Entry::figure)
        .filter(f -> f.state() == State.UNDECIDABLE || f.state() == State.RULE_ERROR)
        .map(f ->
            new BriefDecision(
                "undecidable",
                new Label(
                    f.series().title().zh() + "：" + f.state().label().zh() + "，须补正记录",
                    f.series().title().en()
                        + ": "
                        + f.state().label().en()
                        + "; the records must be completed"),
                f.series().id()))
        .toList();
  }
}
