package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Bearing;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.Term;
import org.yipanqi.policy.rules.Value;
import org.yipanqi.policy.rules.ValueWords;

/** One rule of a pack on a day, as it is shown and as it answers. */
public final class RuleSheet {

  /**
   * @param state value, open, or undefined (a division by zero)
   * @param value a text: a number, yes or no, a day, a choice's code
   * @param numbers the arithmetic with this case's values
   * @param exact before rounding; null where nothing was rounded
   */
  public record RuleStep(
      String id,
      Label label,
      @Nullable String unit,
      boolean need,
      String state,
      @Nullable String value,
      @Nullable Label shown,
      Label words,
      Label numbers,
      @Nullable String exact,
      List<Label> asks,
      List<Label> notFixed,
      String place) {}

  public record RuleShare(String id, Label label, String weight, String amount, String shown) {}

  /**
   * @param lapsed whether the day is after the document's end, or the rule's
   * @param early whether the day is before its beginning
   */
  public record RuleAnswer(
      String on,
      boolean lapsed,
      boolean early,
      String state,
      @Nullable String value,
      @Nullable Label shown,
      @Nullable String unit,
      List<Label> asks,
      List<Label> notFixed,
      List<Label> unmet,
      List<RuleStep> steps,
      List<RuleShare> shares,
      List<RuleFace.RuleParameter> parameters) {}

  private final PolicyPack pack;
  private final Rule rule;
  private final LocalDate on;
  private final RuleFace face;

  public RuleSheet(PolicyPack pack, Rule rule, LocalDate on) {
    this.pack = pack;
    this.rule = rule;
    this.on = on;
    this.face = new RuleFace(pack, rule, on);
  }

  public RuleAnswer answer(Map<String, Object> answers) {
    return answer(
        new RuleEvaluator(id -> pack.parameter(id, on).flatMap(Answers::value))
            .evaluate(rule, on, answers));
  }

  /** What was worked out elsewhere, shown. */
  public RuleAnswer answer(Explanation explained) {
    var names = RuleWords.names(rule, face::named);
    var values = RuleWords.values(explained, face::named);
    var open =
        explained.result() instanceof Value.Open(var asks, var fixed) ? asks : Set.<String>of();
    var unfixed =
        explained.result() instanceof Value.Open(var asks, var fixed) ? fixed : Set.<String>of();
    var bearing = Bearing.of(pack.document(), on);
    return new RuleAnswer(
        on.toString(),
        bearing == Bearing.LAPSED || bearing == Bearing.SUPERSEDED || over(rule.to()),
        bearing == Bearing.NOT_YET_IN_FORCE,
        state(explained.result()),
        text(explained.result()),
        result(values, explained.result()),
        rule.gives() == null ? "yes_no" : rule.line(rule.gives()).map(Rule.Line::unit).orElse(null),
        asks(open),
        unfixed(unfixed),
        explained.unmet().stream().map(s -> s.line().label()).toList(),
        explained.steps().stream().map(s -> step(s, names, values)).toList(),
        explained.shares().stream()
            .map(s ->
                new RuleShare(
                    s.id(),
                    s.label(),
                    RuleFace.plain(s.weight()),
                    s.amount().toPlainString(),
                    ValueWords.number(s.amount())))
            .toList(),
        face.parameters());
  }

  private boolean over(@Nullable LocalDate end) {
    return end != null && on.isAfter(end);
  }

  private RuleStep step(Explanation.Step step, RuleWords names, RuleWords values) {
    var line = step.line();
    var value = step.value();
    var open = value instanceof Value.Open missing ? missing : new Value.Open(Set.of(), Set.of());
    return new RuleStep(
        line.id(),
        line.label(),
        line.unit(),
        line.need(),
        state(value),
        text(value),
        shown(values, line, value),
        names.of(line.value()),
        values.of(line.value()),
        step.exact() == null ? null : ValueWords.number(step.exact()),
        asks(open.asks()),
        unfixed(open.parameters()),
        face.place(line.clause() == null ? rule.clause() : line.clause()));
  }

  private List<Label> asks(Set<String> ids) {
    return ids.stream().flatMap(id -> rule.ask(id).stream()).map(Rule.Ask::label).toList();
  }

  private List<Label> unfixed(Set<String> ids) {
    return ids.stream().map(face::named).map(RuleWords.Named::label).toList();
  }

  private static String state(Value value) {
    return switch (value) {
      case Value.Is _ -> "value";
      case Value.Open _ -> "open";
      case Value.Undefined() -> "undefined";
    };
  }

  private static @Nullable String text(Value value) {
    return value instanceof Value.Is(var of)
        ? of instanceof BigDecimal number ? RuleFace.plain(number) : of.toString()
        : null;
  }

  private static @Nullable Label shown(RuleWords words, Rule.Line line, Value value) {
    return value instanceof Value.Is(var of) ? words.of(line, of) : null;
  }

  private @Nullable Label result(RuleWords words, Value value) {
    if (!(value instanceof Value.Is(var of))) {
      return null;
    }
    var gives = rule.gives();
    return gives == null
        ? words.of(new Term.Constant(of))
        : words.of(rule.line(gives).orElseThrow(), of);
  }
}
