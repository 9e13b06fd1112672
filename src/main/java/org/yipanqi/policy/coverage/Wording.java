package org.yipanqi.policy.coverage;

import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Series;

/** Targets and parameters as sentences say them. */
final class Wording {

  private Wording() {}

  static Label words(Series.Target target, String unit) {
    return switch (target) {
      case Series.Target.Moving(var up, _) ->
          up ? new Label("上升", "rising") : new Label("下降", "falling");
      case Series.Target.Fixed(var op, var value, _, _) -> {
        var number = value.stripTrailingZeros().toPlainString() + sign(unit);
        yield switch (op) {
          case ABOUT -> new Label(number + " 左右", "about " + number);
          case AT_LEAST -> new Label("不低于 " + number, "at least " + number);
          case ABOVE -> new Label("高于 " + number, "above " + number);
          case AT_MOST -> new Label("不高于 " + number, "at most " + number);
          case BELOW -> new Label("低于 " + number, "below " + number);
          case EQUAL -> new Label("等于 " + number, "exactly " + number);
        };
      }
    };
  }

  /** A parameter with its value, or how it is left open. */
  static Label valued(Parameter parameter) {
    var value = parameter.valued();
    return new Label(
        parameter.label().zh() + "：" + value.zh(), parameter.label().en() + ": " + value.en());
  }

  private static String sign(String unit) {
    return switch (unit) {
      case "percent" -> "%";
      case "per_mille" -> "‰";
      default -> "";
    };
  }
}
