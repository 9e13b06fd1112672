package org.yipanqi.indicators.views;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.views.IndicatorView.CoursePoint;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** The lists of an indicator's page as Excel files. */
final class IndicatorSheets {

  /** The heads above what {@link #reading} writes. */
  static final List<Label> READING =
      List.of(
          new Label("数值", "Value"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("分子", "Numerator"),
          new Label("分母", "Denominator"),
          new Label("基期", "Base period"),
          new Label("基期数值", "Base value"),
          new Label("变动", "Change"),
          new Label("距目标", "Distance to target"),
          new Label("说明", "Note"));

  private static final List<Label> LEAGUE =
      List.of(
          new Label("名次", "Rank"),
          new Label("机构", "Institution"),
          new Label("代码", "Code"),
          new Label("医共体", "Community"));

  private static final List<Label> COURSE =
      List.of(
          new Label("期间", "Period"),
          new Label("数值", "Value"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("分子", "Numerator"),
          new Label("分母", "Denominator"),
          new Label("上年同期", "Year before"),
          new Label("上年同期数值", "Value the year before"),
          new Label("上年同期状态", "State the year before"));

  private IndicatorSheets() {}

  /** The league as shown, and below it the institutions the indicator is not computed for. */
  static byte[] league(IndicatorView view, Locale locale) {
    var sheet = begun(view, locale);
    sheet.heads(Stream.concat(LEAGUE.stream(), READING.stream()).toList(), 2);
    for (var line : view.league()) {
      sheet.row();
      if (line.rank() == null) {
        sheet.text(null);
      } else {
        sheet.whole(line.rank());
      }
      sheet.label(line.name()).text(line.code()).label(line.communityName());
      reading(sheet, line.reading(), locale);
    }
    for (var one : view.apart()) {
      sheet.row().text(null).label(one.name()).text(one.code()).label(one.communityName());
      sheet.text(null).label(State.NOT_APPLICABLE.label());
      for (var i = 0; i < 7; i++) {
        sheet.text(null);
      }
      sheet.label(one.reason());
    }
    return sheet.bytes();
  }

  private static SheetFile begun(IndicatorView view, Locale locale) {
    var figure = view.figure();
    var sheet = SheetFile.of(figure.period(), locale);
    sheet
        .row()
        .text(
            figure.title().in(locale)
                + " "
                + figure.row().name().in(locale)
                + " "
                + figure.period());
    StandingSheet.say(sheet, figure.document());
    return sheet;
  }

  static void reading(SheetFile sheet, Reading reading, Locale locale) {
    sheet.number(reading.value()).label(reading.state().label()).label(judged(reading));
    sheet.number(reading.num()).number(reading.den());
    sheet.text(reading.basePeriod()).number(reading.baseValue());
    sheet.text(reading.change()).text(distance(reading, locale)).label(reading.reason());
  }

  static @Nullable Label judged(Reading reading) {
    return reading.state().hasValue()
        ? StandingSheet.judged(reading.judgement(), reading.bearing())
        : null;
  }

  /** What is missing to each target that is not met. */
  static @Nullable String distance(Reading reading, Locale locale) {
    var words =
        reading.targets().stream()
            .filter(t -> t.gap() != null)
            .map(t -> t.target().in(locale) + " " + (t.gap() == null ? "" : t.gap().in(locale)))
            .toList();
    return words.isEmpty() ? null : String.join("; ", words);
  }

  /** The course as shown, one period a row. */
  static byte[] course(IndicatorView view, Locale locale) {
    var sheet = begun(view, locale);
    sheet.heads(COURSE, 1);
    for (var tick : view.course().ticks()) {
      sheet.row().text(tick.period());
      point(sheet, tick.now(), true);
      sheet.text(tick.beforePeriod());
      var before = tick.before();
      sheet
          .number(before == null ? null : before.value())
          .label(before == null ? null : before.state().label());
    }
    return sheet.bytes();
  }

  private static void point(SheetFile sheet, @Nullable CoursePoint point, boolean judged) {
    if (point == null) {
      sheet.text(null).label(new Label("尚无数据", "no data yet")).text(null).text(null).text(null);
      return;
    }
    sheet
        .number(point.value())
        .label(point.state().label())
        .label(judged && point.state().hasValue() ? point.judgement().label() : null)
        .number(point.num())
        .number(point.den());
  }
}
