package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Series;

/** Figures and targets as people read them. */
public final class Words {

  private static final int MOST_DECIMALS = 4;

  private Words() {}

  /** A value to four places, as it travels to programs. */
  public static @Nullable String exact(@Nullable BigDecimal value) {
    return value == null ? null : plain(value.setScale(4, RoundingMode.HALF_UP));
  }

  /** A value with the series' decimals and its unit's sign, without separators. */
  public static String display(Series series, @Nullable BigDecimal value) {
    if (value == null) {
      return "";
    }
    return series.unit().equals("yes_no")
        ? (value.signum() == 0 ? "✗" : "✓")
        : value.setScale(series.decimals(), RoundingMode.HALF_UP).toPlainString();
  }

  /** All targets short enough for the foot of a column: "≥60 ↑". */
  public static String targets(Series series) {
    return series.targets().stream().map(t -> sign(t)).collect(Collectors.joining(" "));
  }

  private static String sign(Series.Target target) {
    return switch (target) {
      case Series.Target.Fixed fixed -> fixed.op().sign() + plain(fixed.value());
      case Series.Target.Moving(var up, _) -> up ? "↑" : "↓";
    };
  }

  /** A target in words. */
  public static Label target(Series.Target target, String unit) {
    return switch (target) {
      case Series.Target.Fixed fixed -> {
        var number = plain(fixed.value()) + unitSign(unit);
        var due = fixed.due();
        yield new Label(
            fixed.op().sign() + " " + number + (due == null ? "" : "，" + due + " 前"),
            fixed.op().sign().replace("约", "about")
                + " "
                + number
                + (due == null ? "" : " by " + due));
      }
      case Series.Target.Moving(var up, _) ->
          up
              ? new Label("较基期上升", "above the base period")
              : new Label("较基期下降", "below the base period");
    };
  }

  /** How far a figure is from a target that it misses; null when it meets it. */
  public static @Nullable Label gap(Figure.Judged judged, Series series) {
    var gap = judged.gap();
    if (gap == null || gap.signum() <= 0 || judged.judgement() == Judgement.MET) {
      return null;
    }
    var number = seen(gap, Math.max(1, series.decimals())).toPlainString();
    var percent = series.unit().equals("percent");
    return new Label(
        "差 " + number + (percent ? "个百分点" : unitSign(series.unit())),
        "short by " + number + (percent ? " points" : unitSign(series.unit())));
  }

  /** A difference of two values as people read it: with its sign, at least one decimal. */
  public static String change(Series series, BigDecimal difference) {
    var rounded = seen(difference, series.decimals() == 0 ? 0 : Math.max(1, series.decimals()));
    return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
  }

  /** The same without a sign before what is more. */
  public static String distance(Series series, BigDecimal difference) {
    return seen(difference, Math.max(1, series.decimals())).toPlainString();
  }

  /** Rounded, but what is not nothing never reads as nothing while four decimals can show it. */
  private static BigDecimal seen(BigDecimal value, int decimals) {
    var rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    while (rounded.signum() == 0 && value.signum() != 0 && rounded.scale() < MOST_DECIMALS) {
      rounded = value.setScale(rounded.scale() + 1, RoundingMode.HALF_UP);
    }
    return rounded;
  }

  public static String unitSign(String unit) {
    return switch (unit) {
      case "percent" -> "%";
      case "per_mille" -> "‰";
      case "per_10k" -> "‱";
      default -> "";
    };
  }

  public static String plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
