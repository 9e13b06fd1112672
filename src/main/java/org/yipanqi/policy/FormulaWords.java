package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.yipanqi.kernel.Label;

/** A formula with the measures' names in place of their codes. */
public final class FormulaWords {

  private FormulaWords() {}

  /**
   * @param day by whose definitions the measures are named
   */
  public static Label of(PolicyPack pack, Formula formula, LocalDate day) {
    return new Label(words(pack, formula, day, true), words(pack, formula, day, false));
  }

  private static String words(PolicyPack pack, Formula formula, LocalDate day, boolean zh) {
    return switch (formula) {
      case Formula.Number(var value) -> plain(value);
      case Formula.Ref ref -> {
        var label =
            pack.measure(ref.measure(), day)
                .map(Measure::label)
                .orElse(new Label(ref.measure(), ref.measure()));
        var scope = ref.scope().label();
        yield zh ? scope.zh() + "的" + label.zh() : label.en() + " of " + scope.en();
      }
      case Formula.Negative(var inner) -> "−" + words(pack, inner, day, zh);
      case Formula.Not(var inner) -> (zh ? "非 " : "not ") + words(pack, inner, day, zh);
      case Formula.Arithmetic(var operator, var left, var right) ->
          side(pack, left, day, zh)
              + " "
              + switch (operator) {
                case '/' -> "÷";
                case '*' -> "×";
                case '-' -> "−";
                default -> String.valueOf(operator);
              }
              + " "
              + side(pack, right, day, zh);
      case Formula.Compare(var operator, var left, var right) ->
          side(pack, left, day, zh) + sign(operator) + side(pack, right, day, zh);
      case Formula.Logic(var both, var left, var right) ->
          side(pack, left, day, zh)
              + (both ? (zh ? " 且 " : " and ") : (zh ? " 或 " : " or "))
              + side(pack, right, day, zh);
      case Formula.Choose(var condition, var then, var otherwise) ->
          words(pack, condition, day, zh)
              + " ? "
              + words(pack, then, day, zh)
              + " : "
              + words(pack, otherwise, day, zh);
    };
  }

  private static String sign(Filter.Operator operator) {
    return switch (operator) {
      case EQUAL -> " = ";
      case UNEQUAL -> " ≠ ";
      case LESS -> " < ";
      case AT_MOST -> " ≤ ";
      case MORE -> " > ";
      case AT_LEAST -> " ≥ ";
    };
  }

  private static String side(PolicyPack pack, Formula formula, LocalDate day, boolean zh) {
    var text = words(pack, formula, day, zh);
    return formula instanceof Formula.Arithmetic ? "(" + text + ")" : text;
  }

  private static String plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
