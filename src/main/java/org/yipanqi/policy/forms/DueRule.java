package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;

/**
 * The day by which something is due, counted from a period's end.
 *
 * @param day of the month; null where a parameter holds it
 * @param monthsAfter how many months after the period's last one: 1 for the next month
 * @param monthsParameter the parameter that says so instead
 */
public record DueRule(
    @Nullable Integer day,
    @Nullable String dayParameter,
    int monthsAfter,
    @Nullable String monthsParameter,
    Manner manner) {

  /** The county's choice about weekends; without it no day is moved. */
  public static final String SHIFT = "report_weekends";

  /** How the source puts it. */
  public enum Manner {
    /** On the day; earlier is in time too. */
    ON,
    /** Before the day: the day before is the last. */
    BEFORE,
    /** By the day, which counts. */
    BY
  }

  /**
   * The last day that is in time; empty while the county has not fixed it.
   *
   * @param parameters the value on the day of a parameter of the pack
   */
  public Optional<LocalDate> lastDay(Period period, Function<String, Optional<Object>> parameters) {
    var ofMonth = number(day, dayParameter, parameters);
    var months = number(monthsAfter, monthsParameter, parameters);
    if (ofMonth.isEmpty() || months.isEmpty()) {
      return Optional.empty();
    }
    var month = period.last().plusMonths(months.get());
    var named = month.atDay(Math.clamp(ofMonth.get(), 1, month.lengthOfMonth()));
    var last = manner == Manner.BEFORE ? named.minusDays(1) : named;
    return Optional.of(moved(last, parameters.apply(SHIFT).map(Object::toString).orElse("none")));
  }

  private static Optional<Integer> number(
      @Nullable Integer fixed,
      @Nullable String parameter,
      Function<String, Optional<Object>> parameters) {
    return parameter == null
        ? Optional.ofNullable(fixed)
        : parameters.apply(parameter).map(v -> new BigDecimal(v.toString()).intValueExact());
  }

  private static LocalDate moved(LocalDate day, String choice) {
    var weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY
            ? 1
            : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 2 : 0;
    return switch (weekend == 0 ? "none" : choice) {
      case "next_monday" -> day.plusDays(3L - weekend);
      case "friday_before" -> day.minusDays(weekend);
      default -> day;
    };
  }

  /** In words, such as "before the 5th of the month after". */
  public Label words(Function<String, Optional<Object>> parameters) {
    var ofMonth = number(day, dayParameter, parameters).orElse(null);
    var months = number(monthsAfter, monthsParameter, parameters).orElse(null);
    if (ofMonth == null || months == null) {
      return new Label("日期须由县定", "the county must fix the day");
    }
    var zh =
        switch (months) {
          case 0 -> "当期末月";
          case 1 -> "期后次月";
          default -> "期后第" + months + "个月";
        };
    var en = months == 0 ? "the period's last month" : "month " + months + " after the period";
    return switch (manner) {
      case ON -> new Label(zh + ofMonth + "日", "on day " + ofMonth + " of " + en);
      case BEFORE -> new Label(zh + ofMonth + "日前（不含当日）", "before day " + ofMonth + " of " + en);
      case BY -> new Label(zh + ofMonth + "日前（含当日）", "by day " + ofMonth + " of " + en);
    };
  }
}
