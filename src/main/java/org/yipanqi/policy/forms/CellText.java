package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.yipanqi.kernel.Label;

/** What people write into a cell, by the cell's rule: the one reader for pages and workbooks. */
public final class CellText {

  /** A value, or why it is none. */
  public sealed interface Read {

    /**
     * @param value BigDecimal, Boolean, String or LocalDate
     * @param text as it is kept, the same for the same value
     */
    record Good(Object value, String text) implements Read {}

    record Fault(String code, Label words) implements Read {}
  }

  /** How long a text may be where its rule doesn't say. */
  public static final int LONGEST = 500;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,20})?");
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d{1,20})?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})日?");
  private static final Map<String, Boolean> YES_NO =
      Map.of("true", true, "是", true, "yes", true, "false", false, "否", false, "no", false);
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private CellText() {}

  /**
   * @param text not blank
   */
  public static Read read(CellRule rule, String text) {
    return switch (rule.type()) {
      case INT, DECIMAL, PERCENT, MONEY -> number(rule, plain(text));
      case TEXT -> words(rule, text.strip());
      case DATE -> day(plain(text));
      case CHOICE -> choice(rule, text.strip());
      case YES_NO -> yesNo(plain(text).toLowerCase(Locale.ROOT));
    };
  }

  /** A number as it is kept: money with two places, others with no more than they need. */
  public static String text(CellRule rule, BigDecimal number) {
    if (rule.type() == CellRule.Type.MONEY && rule.places() > 0) {
      return number.setScale(rule.places()).toPlainString();
    }
    var stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** Full-width digits and signs are written by Chinese keyboards. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace('−', '-');
  }

  private static Read number(CellRule rule, String written) {
    var text = written;
    if (rule.type() == CellRule.Type.PERCENT && text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    if (GROUPED.matcher(text).matches()) {
      text = text.replace(",", "");
    }
    if (!NUMBER.matcher(text).matches()) {
      return fault(
          "not-a-number",
          "“" + shown(written) + "”不是数。只填数字，不带单位和文字",
          "\"" + shown(written) + "\" is not a number; write digits only, no unit and no words");
    }
    var number = new BigDecimal(text);
    if (number.stripTrailingZeros().scale() > rule.places()) {
      return rule.places() == 0
          ? fault("too-many-places", "这里填整数", "a whole number belongs here")
          : fault(
              "too-many-places",
              "这里最多 " + rule.places() + " 位小数",
              "at most " + rule.places() + " decimals belong here");
    }
    var least = rule.least();
    var most = rule.most();
    if (least != null && number.compareTo(least) < 0) {
      var limit = least.toPlainString();
      return fault("too-small", "不能小于 " + limit, "it can't be less than " + limit);
    }
    if (most != null && number.compareTo(most) > 0) {
      var limit = most.toPlainString();
      return fault("too-large", "不能大于 " + limit, "it can't be more than " + limit);
    }
    return new Read.Good(number, text(rule, number));
  }

  private static Read words(CellRule rule, String text) {
    var most = rule.most() == null ? LONGEST : rule.most().intValue();
    if (text.codePointCount(0, text.length()) > most) {
      return fault("too-long", "最多 " + most + " 个字", "at most " + most + " characters belong here");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      return fault(
          "control-characters", "含有看不见的控制字符，请重新输入", "it holds control characters; type it anew");
    }
    return new Read.Good(text, text.replace("\r", ""));
  }

  private static Read day(String text) {
    var parts = DAY.matcher(text);
    if (parts.matches()) {
      var year = Integer.parseInt(parts.group(1));
      try {
        var day =
            LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
          return new Read.Good(day, day.toString());
        }
      } catch (DateTimeException e) {
        return noDay(text); // the calendar has no such day
      }
    }
    return noDay(text);
  }

  private static Read noDay(String text) {
    return fault(
        "not-a-date",
        "“" + shown(text) + "”不是日期，请写成 2020-06-30",
        "\"" + shown(text) + "\" is not a date; write 2020-06-30");
  }

  private static Read choice(CellRule rule, String text) {
    for (var choice : rule.choices()) {
      if (choice.code().equals(text)
          || choice.label().zh().equals(text)
          || choice.label().en().equalsIgnoreCase(text)) {
        return new Read.Good(choice.code(), choice.code());
      }
    }
    return fault(
        "not-a-choice",
        "只能填：" + String.join("、", rule.choices().stream().map(c -> c.label().zh()).toList()),
        "one of these belongs here: "
            + String.join(", ", rule.choices().stream().map(c -> c.label().en()).toList()));
  }

  private static Read yesNo(String text) {
    var is = YES_NO.get(text);
    return is == null
        ? fault("not-yes-or-no", "只能填“是”或“否”", "yes or no belongs here")
        : new Read.Good(is, is.toString());
  }

  private static Read.Fault fault(String code, String zh, String en) {
    return new Read.Fault(code, new Label(zh, en));
  }

  private static String shown(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }
}
