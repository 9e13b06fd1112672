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

  static Label valued(Parameter parameter) {
    var unit = parameter.unit() == null ? new Label("", "") : unit(parameter.unit());
    return new Label(
        parameter.label().zh() + " " + parameter.words().zh() + unit.zh(),
        parameter.label().en() + " " + parameter.words().en() + unit.en());
  }

  static Label unit(String unit) {
    return switch (unit) {
      case "yuan" -> new Label(" 元", " yuan");
      case "percent" -> new Label("%", "%");
      case "points" -> new Label(" 个百分点", " points");
      case "days" -> new Label(" 天", " days");
      case "months" -> new Label(" 个月", " months");
      case "persons" -> new Label(" 人", " persons");
      default -> new Label("", "");
    };
  }

  private static String sign(String unit) {
    return switch (unit) {
      case "percent" -> "%";
      case "per_mille" -> "‰";
      default -> "";
    };
  }
}
