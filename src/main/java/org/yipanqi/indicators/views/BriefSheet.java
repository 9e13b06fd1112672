package org.yipanqi.indicators.views;

import java.util.List;
import java.util.Locale;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.indicators.views.Brief.BriefLines;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The tables of the brief as an Excel file. */
final class BriefSheet {

  private static final List<Label> HEADS =
      List.of(
          new Label("部分", "Part"),
          new Label("序", "No."),
          new Label("事项", "Figure"),
          new Label("数值", "Value"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("基期数值", "Base value"),
          new Label("距目标", "Distance to target"),
          new Label("上一期", "Period before"),
          new Label("变动", "Change"));

  private BriefSheet() {}

  static byte[] of(Brief brief, Locale locale) {
    var sheet = SheetFile.of(brief.periods().period(), locale);
    sheet.row().text(brief.scopeName().in(locale) + " " + brief.periods().period());
    sheet.row().label(brief.document()).text(brief.number());
    StandingSheet.say(sheet, brief.periods().document());
    counts(sheet, brief);
    sheet.heads(HEADS, 0);
    lines(sheet, new Label("未达标", "missed"), brief.missed(), locale);
    lines(sheet, new Label("有风险", "at risk"), brief.atRisk(), locale);
    lines(sheet, new Label("新达标", "newly met"), brief.newlyMet(), locale);
    lines(sheet, new Label("新未达标", "newly missed"), brief.newlyMissed(), locale);
    lines(sheet, new Label("变动最大", "largest moves"), brief.moves(), locale);
    lines(sheet, new Label("没有数或未报全", "without a value or partial"), brief.silent(), locale);
    for (var gap : brief.gaps().lines()) {
      sheet.row().label(new Label("来源未报", "source missing"));
      sheet.text(String.join(" ", gap.figures()));
      sheet.text(gap.unitName().in(locale) + " " + gap.fact().in(locale));
      sheet.text(String.join(" ", gap.months()));
    }
    more(sheet, brief.gaps().more());
    for (var decision : brief.decisions().lines()) {
      sheet.row().label(new Label("请定", "to decide")).text(null).label(decision.text());
    }
    more(sheet, brief.decisions().more());
    return sheet.bytes();
  }

  private static void counts(SheetFile sheet, Brief brief) {
    var now = brief.counts();
    sheet.row().label(new Label("指标", "figures")).whole(now.figures());
    sheet.label(new Label("达标", "met")).whole(now.met());
    sheet.label(new Label("有风险", "at risk")).whole(now.atRisk());
    sheet.label(new Label("未达标", "missed")).whole(now.missed());
    var before = brief.before();
    if (before != null) {
      sheet.row().text(brief.basePeriod()).whole(before.figures());
      sheet.label(new Label("达标", "met")).whole(before.met());
      sheet.label(new Label("有风险", "at risk")).whole(before.atRisk());
      sheet.label(new Label("未达标", "missed")).whole(before.missed());
    }
  }

  private static void lines(SheetFile sheet, Label part, BriefLines lines, Locale locale) {
    for (var line : lines.lines()) {
      var reading = line.reading();
      number(sheet.row().label(part), line.no()).label(line.title());
      sheet.number(reading.value()).label(reading.state().label());
      sheet.label(IndicatorSheets.judged(reading));
      sheet.number(reading.baseValue()).text(IndicatorSheets.distance(reading, locale));
      sheet.text(line.previous()).text(line.difference());
    }
    more(sheet, lines.more());
  }

  /** Indicators have whole numbers, goals names. */
  private static SheetFile number(SheetFile sheet, String no) {
    return no.chars().allMatch(Character::isDigit)
        ? sheet.whole(Long.parseLong(no))
        : sheet.text(no);
  }

  private static void more(SheetFile sheet, int more) {
    if (more > 0) {
      sheet.row().text(null).text(null);
      sheet.label(new Label("另有 " + more + " 项", more + " more"));
    }
  }
}
