package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Values of rules as people write them. */
public final class ValueWords {

  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final int MOST_PLACES = 6;
  private static final BigDecimal LEAST_GROUPED = BigDecimal.valueOf(10_000);

  private ValueWords() {}

  /** A value by itself. A text stands as it is: its words are those of its question. */
  static Label of(Object value) {
    return switch (value) {
      case BigDecimal number -> same(number(number));
      case Boolean is -> is ? new Label("是", "yes") : new Label("否", "no");
      case LocalDate day -> day(day);
      default -> same(value.toString());
    };
  }

  static Label day(LocalDate day) {
    return new Label(
        day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
        ENGLISH_DAY.format(day));
  }

  /**
   * Money keeps its two places; anything else has no more than it needs, at most six, and says by
   * dots where it goes on. Four digits stand together: they may be a year.
   */
  public static String number(BigDecimal number) {
    var bare = number.stripTrailingZeros();
    var cut = bare.scale() > MOST_PLACES;
    var kept = cut ? bare.setScale(MOST_PLACES, RoundingMode.DOWN) : bare;
    var places = Math.max(number.scale() == 2 ? 2 : 0, kept.scale());
    var money = number.scale() == 2;
    var grouped = money || number.abs().compareTo(LEAST_GROUPED) >= 0;
    return String.format(Locale.ROOT, (grouped ? "%,." : "%.") + places + "f", kept)
        + (cut ? "…" : "");
  }

  /** A number with its unit, as Chinese and English put them. */
  public static Label with(Label value, String unit) {
    return switch (unit) {
      case "percent" -> new Label(value.zh() + "%", value.en() + "%");
      case "per_mille" -> new Label(value.zh() + "‰", value.en() + "‰");
      case "per_10k" -> new Label("每万人 " + value.zh(), value.en() + " per 10,000");
      case "yes_no", "day", "ratio" -> value;
      case "year" -> new Label(value.zh() + " 年", value.en() + (calendar(value) ? "" : " years"));
      default -> {
        var words = unit(unit);
        yield new Label(value.zh() + " " + words.zh(), value.en() + " " + words.en());
      }
    };
  }

  /** 2021 is a year, 10 are years. */
  private static boolean calendar(Label value) {
    return value.en().length() == 4;
  }

  private static Label unit(String unit) {
    return switch (unit) {
      case "yuan" -> new Label("元", "yuan");
      case "points" -> new Label("个百分点", "percentage points");
      case "persons" -> new Label("人", "persons");
      case "visits", "person_times" -> new Label("人次", "visits");
      case "operations" -> new Label("台次", "operations");
      case "techniques" -> new Label("项", "techniques");
      case "days" -> new Label("天", "days");
      case "months" -> new Label("个月", "months");
      case "years" -> new Label("年", "years");
      case "beds" -> new Label("张床", "beds");
      case "bed_days" -> new Label("床日", "bed-days");
      case "score" -> new Label("分", "points");
      case "count" -> new Label("个", "in number");
      default -> new Label(unit, unit);
    };
  }

  private static Label same(String text) {
    return text.isBlank() ? new Label("—", "—") : new Label(text, text);
  }
}
