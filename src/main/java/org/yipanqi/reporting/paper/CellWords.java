package org.yipanqi.reporting.paper;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.CellRule;

/** Values and units as people read them. */
final class CellWords {

  private static final Map<String, Label> UNITS =
      Map.ofEntries(
          Map.entry("persons", new Label("人", "persons")),
          Map.entry("visits", new Label("人次", "visits")),
          Map.entry("person_times", new Label("人次", "person-times")),
          Map.entry("days", new Label("天", "days")),
          Map.entry("months", new Label("个月", "months")),
          Map.entry("beds", new Label("张", "beds")),
          Map.entry("bed_days", new Label("床日", "bed-days")),
          Map.entry("yuan", new Label("元", "yuan")),
          Map.entry("percent", new Label("%", "%")),
          Map.entry("per_mille", new Label("‰", "‰")),
          Map.entry("per_10k", new Label("每万人", "per 10,000")),
          Map.entry("ratio", new Label("比值", "ratio")),
          Map.entry("count", new Label("个", "number")),
          Map.entry("score", new Label("分", "points")),
          Map.entry("points", new Label("百分点", "points")),
          Map.entry("operations", new Label("台", "operations")),
          Map.entry("techniques", new Label("项", "techniques")),
          Map.entry("square_metres", new Label("平方米", "m²")));

  private CellWords() {}

  /** Empty where a unit says nothing, as that of yes and no. */
  static String unit(@Nullable String unit, Locale locale) {
    var label = unit == null ? null : UNITS.get(unit);
    return label == null ? "" : label.in(locale);
  }

  /** A kept value in words: numbers with thousands separated, choices by their label. */
  static String shown(CellRule rule, String text, Locale locale) {
    return switch (rule.type()) {
      case INT, DECIMAL, PERCENT, MONEY -> number(rule, text);
      case CHOICE ->
          rule.choice(text).map(CellRule.Choice::label).map(l -> l.in(locale)).orElse(text);
      case YES_NO ->
          text.equals("true") || text.equals("false")
              ? yesNo(text.equals("true")).in(locale)
              : text;
      case TEXT, DATE -> text;
    };
  }

  private static String number(CellRule rule, String text) {
    try {
      var number = new BigDecimal(text);
      var places = rule.type() == CellRule.Type.MONEY ? rule.places() : Math.max(0, number.scale());
      return String.format(Locale.ROOT, "%,." + places + "f", number);
    } catch (NumberFormatException e) {
      return text; // shown as it was typed, beside its fault
    }
  }

  static Label yesNo(boolean is) {
    return is ? new Label("是", "yes") : new Label("否", "no");
  }

  /** 2020年6月. */
  static Label period(Period period) {
    var year = period.first().getYear();
    var month = period.first().getMonthValue();
    return switch (period.kind()) {
      case MONTH -> new Label(year + "年" + month + "月", period.toString());
      case QUARTER -> new Label(year + "年第" + (month + 2) / 3 + "季度", period.toString());
      case HALF -> new Label(year + "年" + (month == 1 ? "上" : "下") + "半年", period.toString());
      case YEAR -> new Label(year + "年", period.toString());
    };
  }
}
