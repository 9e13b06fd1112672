package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.ScopeWord;
import org.yipanqi.policy.Series;

/** Computes figures of one pack: formulas evaluated over exact decimals with states. */
public final class Evaluator {

  private final PolicyPack pack;
  private final MeasureQuantities quantities;

  Evaluator(PolicyPack pack, MeasureQuantities quantities) {
    this.pack = pack;
    this.quantities = quantities;
  }

  /**
   * Computes without judging.
   *
   * @param day by whose definitions: a rise must not come from a change of formula
   */
  Figure figure(Series series, Row row, Period period, LocalDate day) {
    var levels = row.levels(period.end());
    if (levels.stream().noneMatch(series.levels()::contains)) {
      return bare(series, row, period, Quantity.without(State.NOT_APPLICABLE), null);
    }
    if (!series.awaits().isEmpty()) {
      return bare(series, row, period, Quantity.without(State.NOT_FIXED), null);
    }
    try {
      return whole(
          series, new Context(row, period, List.of(period), day, null, new LinkedHashMap<>()));
    } catch (ArithmeticException | IllegalStateException e) {
      var reason = new Label("算式出错：" + e.getMessage(), "the formula failed: " + e.getMessage());
      return bare(series, row, period, Quantity.without(State.RULE_ERROR), reason);
    }
  }

  /** What a measure gives for a scope word of a row, by the definition at the period's end. */
  public Quantity measure(String measure, ScopeWord word, Row row, Period period) {
    try {
      return evaluate(
          new Formula.Ref(word, measure),
          new Context(row, period, List.of(period), period.end(), null, new LinkedHashMap<>()));
    } catch (ArithmeticException | IllegalStateException e) {
      return Quantity.without(State.RULE_ERROR);
    }
  }

  private Figure whole(Series series, Context context) {
    var formula = series.formula();
    Quantity numerator;
    Quantity denominator = null;
    Quantity total;
    switch (formula) {
      case Formula.Arithmetic(var operator, var left, var right) when operator == '/' -> {
        numerator = evaluate(left, context);
        denominator = evaluate(right, context);
        total = numerator.per(denominator);
      }
      case Formula.Compare(var operator, var left, var right) -> {
        numerator = evaluate(left, context);
        denominator = evaluate(right, context);
        total = numerator.compared(operator, denominator);
      }
      default -> {
        total = evaluate(formula, context);
        numerator = total;
      }
    }
    var value = total.value() == null ? null : total.value().multiply(factor(series.unit()));
    return new Figure(
        series,
        context.row(),
        context.period(),
        total.shownState(),
        value,
        numerator,
        denominator,
        total,
        null,
        context.parts(),
        null,
        Judgement.NOT_JUDGED,
        List.of(),
        Bearing.BINDS,
        null);
  }

  private static Figure bare(
      Series series, Row row, Period period, Quantity total, @Nullable Label reason) {
    return new Figure(
        series,
        row,
        period,
        total.state(),
        null,
        null,
        null,
        total,
        reason,
        Map.of(),
        null,
        Judgement.NOT_JUDGED,
        List.of(),
        Bearing.BINDS,
        null);
  }

  static BigDecimal factor(String unit) {
    return switch (unit) {
      case "percent" -> BigDecimal.valueOf(100);
      case "per_mille" -> BigDecimal.valueOf(1000);
      case "per_10k" -> BigDecimal.valueOf(10_000);
      default -> BigDecimal.ONE;
    };
  }

  /**
   * Where a formula stands.
   *
   * @param spans what its measures are taken over, one after the other: mostly the period alone
   * @param day by whose definitions it is evaluated
   * @param word the scope word a derived measure is used with
   */
  private record Context(
      Row row,
      Period period,
      List<Period> spans,
      LocalDate day,
      @Nullable ScopeWord word,
      Map<Formula.Ref, Quantity> parts) {

    /** Inside a derived measure that is used with a scope word. */
    Context within(ScopeWord scope) {
      return new Context(row, period, spans, day, scope, new HashMap<>());
    }
  }

  private Quantity evaluate(Formula formula, Context in) {
    return switch (formula) {
      case Formula.Number(var value) -> Quantity.of(value);
      case Formula.Ref ref -> reference(ref, in);
      case Formula.Negative(var inner) -> evaluate(inner, in).negated();
      case Formula.Not(var inner) -> Quantity.of(BigDecimal.ONE).minus(evaluate(inner, in));
      case Formula.Arithmetic(var operator, var left, var right) -> {
        var one = evaluate(left, in);
        var other = evaluate(right, in);
        yield switch (operator) {
          case '+' -> one.plus(other);
          case '-' -> one.minus(other);
          case '*' -> one.times(other);
          case '/' -> one.per(other);
          default -> throw new IllegalStateException("operator " + operator);
        };
      }
      case Formula.Compare(var operator, var left, var right) ->
          evaluate(left, in).compared(operator, evaluate(right, in));
      case Formula.Logic(var both, var left, var right) ->
          evaluate(left, in).combine(evaluate(right, in), both ? BigDecimal::min : BigDecimal::max);
      case Formula.Choose(var condition, var then, var otherwise) -> {
        var asked = evaluate(condition, in);
        yield asked.value() == null
            ? Quantity.without(asked.state())
            : evaluate(asked.value().signum() != 0 ? then : otherwise, in);
      }
    };
  }

  private Quantity reference(Formula.Ref ref, Context in) {
    var word = in.word() == null ? ref.scope() : in.word();
    var here = new Formula.Ref(word, ref.measure());
    var measure =
        pack.measure(ref.measure(), in.day())
            .orElseThrow(() -> new IllegalStateException("no measure " + ref.measure()));
    var quantity =
        !measure.awaits().isEmpty()
            ? Quantity.without(State.NOT_FIXED)
            : switch (measure) {
              case Measure.Base base -> quantities.over(base, in.row(), word, in.spans());
              case Measure.Derived derived -> evaluate(derived.formula(), in.within(word));
            };
    in.parts().put(here, quantity);
    return quantity;
  }

  /** A measure for a scope word of a row, outside any formula. */
  public Quantity quantity(Formula.Ref ref, Row row, Period period) {
    return reference(
        ref, new Context(row, period, List.of(period), period.end(), null, new HashMap<>()));
  }

  /**
   * A series over spans that follow on one another, as from the year's beginning to a period's end,
   * by the definitions of the last day.
   */
  public Figure over(Series series, Row row, List<Period> spans) {
    var period = spans.getLast();
    if (spans.size() == 1
        || !series.awaits().isEmpty()
        || row.levels(period.end()).stream().noneMatch(series.levels()::contains)) {
      return figure(series, row, period, period.end());
    }
    try {
      return whole(
          series, new Context(row, period, spans, period.end(), null, new LinkedHashMap<>()));
    } catch (ArithmeticException | IllegalStateException e) {
      var reason = new Label("算式出错：" + e.getMessage(), "the formula failed: " + e.getMessage());
      return bare(series, row, period, Quantity.without(State.RULE_ERROR), reason);
    }
  }
}
