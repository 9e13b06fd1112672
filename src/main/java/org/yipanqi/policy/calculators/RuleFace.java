package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.Term;

/** What a rule of a pack asks, does and rests on, in words, on a day. */
public final class RuleFace {

  /** One of the answers that an ask takes. */
  public record RuleChoice(String code, Label label) {}

  /** What is asked. Numbers are texts. */
  public record RuleAsk(
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
      String id,
      Label title,
      List<String> by,
      Map<String, Label> columns,
      List<RuleRowShown> rows) {}

  /**
   * @param value null where it is not fixed
   * @param words with its unit; where it is not fixed, what it may be
   */
  public record RuleParameter(
      String id, Label label, @Nullable String value, Label words, boolean ours, String place) {}

  private final PolicyPack pack;
  private final Rule rule;
  private final LocalDate on;

  public RuleFace(PolicyPack pack, Rule rule, LocalDate on) {
    this.pack = pack;
    this.rule = rule;
    this.on = on;
  }

  public List<RuleAsk> asks() {
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
    var names = RuleWords.names(rule, this::named);
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
    var names = RuleWords.names(rule, this::named);
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
    var values = new LinkedHashMap<String, Label>();
    row.values().forEach((column, value) -> values.put(column, cell(value, names)));
    return new RuleRowShown(
        table.by().stream().map(ask -> when(ask, row.when().get(ask), names)).toList(), values);
  }

  /** What a table says; a parameter by its value, or that it is not fixed. */
  private Label cell(Object value, RuleWords names) {
    return value instanceof Term.Parameter(var id)
        ? pack.parameter(id, on).map(Parameter::valued).orElseThrow()
        : names.of(new Term.Constant(value));
  }

  private Label when(String ask, Rule.@Nullable Match match, RuleWords names) {
    return switch (match) {
      case null -> new Label("任意", "any");
      case Rule.Match.OneOf(var values) -> {
        var words = values.stream().map(v -> names.of(rule.ask(ask).orElseThrow(), v)).toList();
        yield new Label(
            String.join("、", words.stream().map(Label::zh).sorted().toList()),
            String.join(", ", words.stream().map(Label::en).sorted().toList()));
      }
      case Rule.Match.Between(var from, var below) -> {
        var zh =
            (from == null ? "" : "≥ " + plain(from))
                + (from != null && below != null ? "，" : "")
                + (below == null ? "" : "< " + plain(below));
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
    return new RuleParameter(
        of.id(),
        of.label(),
        of.value(),
        of.valued(),
        of.ours(),
        place(of.clause() == null ? rule.clause() : of.clause()));
  }

  String place(String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse("");
  }

  RuleWords.Named named(String parameter) {
    return pack.parameter(parameter, on).map(Parameter::named).orElseThrow();
  }

  /** Money keeps its two places; anything else loses what says nothing. */
  static String plain(BigDecimal number) {
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
