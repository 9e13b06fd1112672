package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.Value;

/** One rule of a pack on a day, as it is shown and as it answers. */
final class RuleSheet {

  /** One of the answers that an ask takes. */
  record RuleChoice(String code, Label label) {}

  /** What is asked. Numbers are texts. */
  record RuleAsk(
      String id,
      String type,
      Label label,
      @Nullable Label note,
      @Nullable String unit,
      List<RuleChoice> choices,
      @Nullable String least,
      @Nullable String most,
      @Nullable String measure) {}

  record RuleLineShown(
      String id, Label label, @Nullable String unit, boolean need, Label words, String place) {}

  /** A row of a table in words. */
  record RuleRowShown(List<Label> when, Map<String, Label> values) {}

  record RuleTableShown(
      String id, Label title, List<String> by, Map<String, Label> columns, List<RuleRowShown> rows) {}

  /**
   * @param value null where it is not fixed
   */
  record RuleParameter(
      String id,
      Label label,
      @Nullable String value,
      Label words,
      @Nullable String unit,
      boolean ours,
      @Nullable Label range,
      String place) {}

  /**
   * @param state value, open, or undefined (a division by zero)
   * @param value a text: a number, yes or no, a day, a choice's code
   * @param numbers the arithmetic with this case's values
   * @param exact before rounding; null where nothing was rounded
   */
  record RuleStep(
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

  record RuleShare(String id, Label label, String weight, String amount) {}

  /**
   * @param lapsed whether the day is after the document's end
   * @param early whether the day is before its beginning
   */
  record RuleAnswer(
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
      List<RuleParameter> parameters) {}

  private final PolicyPack pack;
  private final Rule rule;
  private final LocalDate on;

  RuleSheet(PolicyPack pack, Rule rule, LocalDate on) {
    this.pack = pack;
    this.rule = rule;
    this.on = on;
  }

  RuleAnswer answer(Map<String, Object> answers) {
    var explained =
        new RuleEvaluator(id -> pack.parameter(id, on).flatMap(Answers::value))
            .evaluate(rule, on, answers);
    var names = RuleWords.names(rule, this::label);
    var values = RuleWords.values(explained, this::label);
    var open = explained.result() instanceof Value.Open(var asks, var fixed) ? asks : Set.<String>of();
    var unfixed = explained.result() instanceof Value.Open(var asks, var fixed) ? fixed : Set.<String>of();
    var end = pack.document().effectiveTo();
    return new RuleAnswer(
        on.toString(),
        end != null && on.isAfter(end),
        on.isBefore(pack.document().effectiveFrom()),
        state(explained.result()),
        text(explained.result()),
        shown(values, explained.result()),
        rule.gives() == null ? "yes_no" : rule.line(rule.gives()).map(Rule.Line::unit).orElse(null),
        asks(open),
        unfixed.stream().map(this::label).toList(),
        explained.unmet().stream().map(s -> s.line().label()).toList(),
        explained.steps().stream().map(s -> step(s, names, values)).toList(),
        explained.shares().stream()
            .map(s ->
                new RuleShare(s.id(), s.label(), plain(s.weight()), s.amount().toPlainString()))
            .toList(),
        parameters());
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
        shown(values, value),
        names.of(line.value()),
        values.of(line.value()),
        step.exact() == null ? null : plain(step.exact()),
        asks(open.asks()),
        open.parameters().stream().map(this::label).toList(),
        place(line.clause() == null ? rule.clause() : line.clause()));
  }

  List<RuleAsk> asks() {
    return rule.asks().stream()
        .map(a ->
            new RuleAsk(
                a.id(),
                code(a.type()),
                a.label(),
                a.note(),
                a.unit(),
                a.choices().stream().map(c -> new RuleChoice(c.code(), c.label())).toList(),
                a.least() == null ? null : plain(a.least()),
                a.most() == null ? null : plain(a.most()),
                a.measure()))
        .toList();
  }

  List<RuleLineShown> lines() {
    var names = RuleWords.names(rule, this::label);
    return rule.lines().stream()
        .map(l ->
            new RuleLineShown(
                l.id(),
                l.label(),
                l.unit(),
                l.need(),
                names.of(l.value()),
                place(l.clause() == null ? rule.clause() : l.clause())))
        .toList();
  }

  List<RuleTableShown> tables() {
    var names = RuleWords.names(rule, this::label);
    return rule.tables().stream()
        .map(t ->
            new RuleTableShown(
                t.id(),
                t.title() == null ? rule.title() : t.title(),
                t.by(),
                t.columns(),
                t.rows().stream().map(r -> row(t, r, names)).toList()))
        .toList();
  }

  private RuleRowShown row(Rule.Table table, Rule.Row row, RuleWords names) {
    var values = new java.util.LinkedHashMap<String, Label>();
    row.values()
        .forEach(
            (column, value) ->
                values.put(
                    column,
                    value instanceof org.yipanqi.policy.rules.Term term
                        ? names.of(term)
                        : names.of(value)));
    return new RuleRowShown(
        table.by().stream().map(ask -> when(row.when().get(ask), names)).toList(), values);
  }

  private static Label when(Rule.@Nullable Match match, RuleWords names) {
    return switch (match) {
      case null -> new Label("任意", "any");
      case Rule.Match.OneOf(var values) -> {
        var words = values.stream().map(names::of).toList();
        yield new Label(
            String.join("、", words.stream().map(Label::zh).sorted().toList()),
            String.join(", ", words.stream().map(Label::en).sorted().toList()));
      }
      case Rule.Match.Between(var from, var below) -> {
        var zh = (from == null ? "" : "≥ " + plain(from)) + (from != null && below != null ? "，" : "") + (below == null ? "" : "< " + plain(below));
        yield new Label(zh, zh.replace("，", ", "));
      }
    };
  }

  List<RuleParameter> parameters() {
    return rule.parameters().stream()
        .sorted()
        .flatMap(id -> pack.parameter(id, on).stream())
        .map(this::parameter)
        .toList();
  }

  private RuleParameter parameter(Parameter of) {
    var range = of.range();
    var span =
        range == null
            ? null
            : range.least().toPlainString() + "–" + range.most().toPlainString();
    return new RuleParameter(
        of.id(),
        of.label(),
        of.value(),
        of.words(),
        of.unit(),
        of.ours(),
        span == null ? null : new Label(span, span),
        place(of.clause() == null ? rule.clause() : of.clause()));
  }

  private List<Label> asks(Set<String> ids) {
    return ids.stream().flatMap(id -> rule.ask(id).stream()).map(Rule.Ask::label).toList();
  }

  private Label label(String parameter) {
    return pack.parameter(parameter, on).map(Parameter::label).orElse(new Label(parameter, parameter));
  }

  String place(String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse("");
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
        ? of instanceof BigDecimal number ? plain(number) : of.toString()
        : null;
  }

  private static @Nullable Label shown(RuleWords words, Value value) {
    return Optional.of(value)
        .filter(Value.Is.class::isInstance)
        .map(v -> words.of(((Value.Is) v).of()))
        .orElse(null);
  }

  /** Money keeps its two places; anything else loses what says nothing. */
  private static String plain(BigDecimal number) {
    if (number.scale() == 2) {
      return number.toPlainString();
    }
    var stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
