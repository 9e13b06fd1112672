package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.ValueWords;

/** Targets and parameters as sentences say them. */
public final class Wording {

  private Wording() {}

  /** What a series is to reach. */
  public static List<Label> targets(Series series) {
    return series.targets().stream().map(t -> words(t, series.unit())).toList();
  }

  /** The first day by which it is to be reached; null where none is stated. */
  public static @Nullable LocalDate due(Series series) {
    for (var target : series.targets()) {
      if (target instanceof Series.Target.Fixed fixed && fixed.due() != null) {
        return fixed.due();
      }
    }
    return null;
  }

  private static Label words(Series.Target target, String unit) {
    return switch (target) {
      case Series.Target.Moving(var up, _) ->
          up ? new Label("上升", "rising") : new Label("下降", "falling");
      case Series.Target.Fixed(var op, var value, _, _) -> {
        var plain = ValueWords.number(value.stripTrailingZeros());
        var number = ValueWords.with(new Label(plain, plain), unit);
        yield unit.equals("yes_no") ? new Label("要做到", "must be so") : words(op, number);
      }
    };
  }

  private static Label words(Series.Comparison op, Label number) {
    return switch (op) {
      case ABOUT -> new Label(number.zh() + " 左右", "about " + number.en());
      case AT_LEAST -> new Label("不低于 " + number.zh(), "at least " + number.en());
      case ABOVE -> new Label("高于 " + number.zh(), "above " + number.en());
      case AT_MOST -> new Label("不高于 " + number.zh(), "at most " + number.en());
      case BELOW -> new Label("低于 " + number.zh(), "below " + number.en());
      case EQUAL -> new Label("等于 " + number.zh(), "exactly " + number.en());
    };
  }

  /** A parameter with its value, or how it is left open. */
  public static Label valued(Parameter parameter) {
    var value = parameter.valued();
    return new Label(
        parameter.label().zh() + "：" + value.zh(), parameter.label().en() + ": " + value.en());
  }
}
