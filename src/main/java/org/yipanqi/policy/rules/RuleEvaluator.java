package org.yipanqi.policy.rules;

import static org.yipanqi.policy.rules.RuleProblem.ANSWER_OUT_OF_RANGE;
import static org.yipanqi.policy.rules.RuleProblem.UNKNOWN_ANSWER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** Evaluates rules: the same case, day and parameters always give the same lines. */
public final class RuleEvaluator {

  private static final int MOST_DIGITS = 30;

  private final Function<String, Optional<Object>> parameters;

  /**
   * @param parameters the value on the day of a parameter of the pack, empty while it is not fixed
   */
  public RuleEvaluator(Function<String, Optional<Object>> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param answers by ask: BigDecimal, Boolean, String (a choice's code) or LocalDate
   * @throws org.yipanqi.kernel.Problem where an answer names no ask or is none that it takes
   */
  public Explanation evaluate(Rule rule, LocalDate on, Map<String, Object> answers) {
    answers.forEach((id, answer) -> check(rule, id, answer));
    var fixed = fixed(rule);
    var rows = new HashMap<String, Rule.Row>();
    var cases = new Case(rule.tables(), on, answers, fixed, rows);
    var steps = new ArrayList<Explanation.Step>(rule.lines().size());
    for (var line : rule.lines()) {
      var value = cases.value(line.value());
      BigDecimal exact = null;
      if (line.places() != null && value instanceof Value.Is(BigDecimal number)) {
        var settled = Case.settled(number);
        var rounded = settled.setScale(line.places(), line.mode());
        exact = rounded.compareTo(settled) == 0 ? null : settled;
        value = new Value.Is(rounded);
      }
      cases.keep(line.id(), value);
      steps.add(new Explanation.Step(line, value, exact));
    }
    var result = result(rule, cases, steps);
    var parted = shares(rule, cases);
    return new Explanation(
        rule,
        on,
        Map.copyOf(answers),
        fixed,
        Map.copyOf(rows),
        List.copyOf(steps),
        result,
        parted.shares(),
        parted.unshared());
  }

  private static void check(Rule rule, String id, Object answer) {
    var ask = rule.ask(id).orElseThrow(() -> UNKNOWN_ANSWER.because(id));
    var fits =
        switch (ask.type()) {
          case INT, DECIMAL -> answer instanceof BigDecimal;
          case BOOL -> answer instanceof Boolean;
          case CHOICE -> ask.choices().stream().anyMatch(c -> c.code().equals(answer));
          case DATE -> answer instanceof LocalDate;
        };
    if (!fits) {
      throw UNKNOWN_ANSWER.because(ask.label());
    }
    if (answer instanceof BigDecimal number) {
      if (Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
        throw UNKNOWN_ANSWER.because(ask.label());
      }
      var whole = ask.type() != Rule.Type.INT || number.stripTrailingZeros().scale() <= 0;
      var least = ask.least();
      var most = ask.most();
      if (!whole
          || (least != null && number.compareTo(least) < 0)
          || (most != null && number.compareTo(most) > 0)) {
        throw ANSWER_OUT_OF_RANGE.because(ask.label(), number.toPlainString(), span(ask));
      }
    }
  }

  private static Label span(Rule.Ask ask) {
    var whole = ask.type() == Rule.Type.INT;
    var least = ask.least();
    var most = ask.most();
    if (least == null || most == null) {
      return whole ? new Label("整数", "a whole number") : new Label("数", "a number");
    }
    var span = least.toPlainString() + "–" + most.toPlainString();
    return whole
        ? new Label(span + " 之间的整数", "a whole number from " + span)
        : new Label(span + " 之间的数", "a number from " + span);
  }

  private Map<String, Object> fixed(Rule rule) {
    var fixed = new HashMap<String, Object>();
    for (var id : rule.parameters()) {
      parameters.apply(id).ifPresent(value -> fixed.put(id, value));
    }
    return Map.copyOf(fixed);
  }

  private static Value result(Rule rule, Case of, List<Explanation.Step> steps) {
    var gives = rule.gives();
    if (gives != null) {
      return of.value(new Term.Earlier(gives));
    }
    Value all = new Value.Is(true);
    for (var step : steps) {
      if (step.line().need()) {
        all = Case.both(all, step.value());
      }
    }
    return all;
  }

  private static int places(Rule rule, Rule.Split split) {
    var places = rule.line(split.of()).map(Rule.Line::places).orElse(null);
    return places == null ? 2 : places;
  }

  private record Parted(List<Explanation.Share> shares, @Nullable Value unshared) {}

  private static Parted shares(Rule rule, Case of) {
    var split = rule.shares();
    if (split == null) {
      return new Parted(List.of(), null);
    }
    var whole = of.value(new Term.Earlier(split.of()));
    var weights = new ArrayList<BigDecimal>();
    var open = whole;
    for (var part : split.parts()) {
      var weight = of.value(part.weight());
      if (weight instanceof Value.Is(BigDecimal number)) {
        weights.add(number);
      } else {
        open = Case.missing(open, weight);
      }
    }
    if (!(open instanceof Value.Is(BigDecimal amount))) {
      return new Parted(List.of(), open);
    }
    if (!Shares.fit(weights)) {
      return new Parted(List.of(), new Value.Undefined());
    }
    var amounts = Shares.of(amount, places(rule, split), weights);
    var shares = new ArrayList<Explanation.Share>();
    for (var i = 0; i < amounts.size(); i++) {
      var part = split.parts().get(i);
      shares.add(new Explanation.Share(part.id(), part.label(), weights.get(i), amounts.get(i)));
    }
    return new Parted(List.copyOf(shares), null);
  }
}
