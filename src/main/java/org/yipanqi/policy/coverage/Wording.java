package org.yipanqi.policy.coverage;

import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Series;
import org.yipanqi.policy.rules.ValueWords;

/** Targets and parameters as sentences say them. */
final class Wording {

  private Wording() {}

  static Label words(Series.Target target, String unit) {
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
  static Label valued(Parameter parameter) {
    var value = parameter.valued();
    return new Label(
        parameter.label().zh() + "：" + value.zh(), parameter.label().en() + ": " + value.en());
  }
}
