package org.yipanqi.indicators.lineage;

import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Filter;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;

/** A formula with the measures' names in place of their codes. */
final class FormulaWords {

  private FormulaWords() {}

  static Label of(PolicyPack pack, Formula formula, Period period) {
    return new Label(words(pack, formula, period, true), words(pack, formula, period, false));
  }

  private static String words(PolicyPack pack, Formula formula, Period period, boolean zh) {
    return switch (formula) {
      case Formula.Number(var value) -> Words.plain(value);
      case Formula.Ref ref -> {
        var label =
            pack.measure(ref.measure(), period.end())
                .map(Measure::label)
                .orElse(new Label(ref.measure(), ref.measure()));
        var scope = ref.scope().label();
        yield zh ? scope.zh() + "的" + label.zh() : label.en() + " of " + scope.en();
      }
      case Formula.Negative(var inner) -> "−" + words(pack, inner, period, zh);
      case Formula.Not(var inner) -> (zh ? "非 " : "not ") + words(pack, inner, period, zh);
      case Formula.Arithmetic(var operator, var left, var right) ->
          side(pack, left, period, zh)
              + " "
              + switch (operator) {
                case '/' -> "÷";
                case '*' -> "×";
                case '-' -> "−";
                default -> String.valueOf(operator);
              }
              + " "
              + side(pack, right, period, zh);
      case Formula.Compare(var operator, var left, var right) ->
          side(pack, left, period, zh) + sign(operator) + side(pack, right, period, zh);
      case Formula.Logic(var both, var left, var right) ->
          side(pack, left, period, zh)
              + (both ? (zh ? " 且 " : " and ") : (zh ? " 或 " : " or "))
              + side(pack, right, period, zh);
      case Formula.Choose(var condition, var then, var otherwise) ->
          words(pack, condition, period, zh)
              + " ? "
              + words(pack, then, period, zh)
              + " : "
              + words(pack, otherwise, period, zh);
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

  private static String side(PolicyPack pack, Formula formula, Period period, boolean zh) {
    var text = words(pack, formula, period, zh);
    return formula instanceof Formula.Arithmetic ? "(" + text + ")" : text;
  }
}
