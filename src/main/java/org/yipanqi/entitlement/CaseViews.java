package org.yipanqi.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.calculators.RuleFace;
import org.yipanqi.policy.calculators.RuleSheet;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.Term;
import org.yipanqi.policy.rules.Value;

/** How a rule answers to one case, in words and as it travels. */
public final class CaseViews {

  /** A rule that may be asked. */
  public record BoundRule(
      String pack,
      Label packTitle,
      String status,
      String rule,
      String kind,
      Label title,
      @Nullable Label note,
      String subject,
      @Nullable String per,
      String clause,
      String place) {}

  /**
   * A result.
   *
   * @param lacks the conditions that don't hold
   * @param asks what has to be known
   * @param notFixed what the county has to fix
   */
  public record CaseResult(
      String state,
      @Nullable String value,
      @Nullable Label shown,
      @Nullable String unit,
      List<Label> lacks,
      List<Label> asks,
      List<Label> notFixed) {}

  /**
   * What is known of a case under one ask.
   *
   * @param source record, measure, rule, statement or none
   * @param rule the rule that answers it; null where none does
   * @param statement the statement that stands; null where none does
   */
  public record CaseAnswer(
      RuleFace.RuleAsk ask,
      String source,
      @Nullable String value,
      @Nullable Label shown,
      @Nullable String rule,
      @Nullable StatementShown statement) {}

  /** A statement with who made it. */
  public record StatementShown(
      long id,
      int version,
      String ask,
      String question,
      String value,
      LocalDate from,
      @Nullable LocalDate to,
      String by,
      String at,
      @Nullable String endedBy,
      @Nullable String endedAt,
      @Nullable String endedFor) {}

  private CaseViews() {}

  public static BoundRule bound(BindingRules.Bound of) {
    var pack = of.pack();
    var rule = of.rule();
    return new BoundRule(
        pack.id(),
        pack.title(),
        code(pack.document().status()),
        rule.id(),
        code(rule.kind()),
        rule.title(),
        rule.note(),
        rule.subject(),
        rule.per(),
        rule.clause(),
        pack.clause(rule.clause()).map(PolicyPack.Clause::place).orElse(""));
  }

  public static CaseResult result(PolicyPack pack, State state, Explanation of) {
    var rule = of.rule();
    var open = of.result() instanceof Value.Open missing ? missing : null;
    var asks = open == null ? Set.<String>of() : open.asks();
    var fixed = open == null ? Set.<String>of() : open.parameters();
    var value = of.result() instanceof Value.Is(var is) ? is : null;
    return new CaseResult(
        state.code(),
        value == null ? null : text(value),
        value == null ? null : shown(pack, of, value),
        unit(rule),
        state == State.NOT || state == State.NEXT ? lacks(of) : List.of(),
        rule.asks().stream().filter(a -> asks.contains(a.id())).map(Rule.Ask::label).toList(),
        fixed.stream().sorted().map(id -> label(pack, id, of.on())).toList());
  }

  private static RuleWords words(PolicyPack pack, Explanation of) {
    return RuleWords.values(
        of, id -> pack.parameter(id, of.on()).map(Parameter::named).orElseThrow());
  }

  private static Label shown(PolicyPack pack, Explanation of, Object value) {
    var words = words(pack, of);
    var gives = of.rule().gives();
    return gives == null
        ? words.of(new Term.Constant(value))
        : words.of(of.rule().line(gives).orElseThrow(), value);
  }

  /** The conditions that fail: the needs of an eligibility rule, else every line that is a no. */
  private static List<Label> lacks(Explanation of) {
    var needs = of.unmet();
    var lines =
        of.rule().kind() == Rule.Kind.ELIGIBILITY
            ? needs
            : of.steps().stream()
                .filter(s -> s.value() instanceof Value.Is(Boolean is) && !is)
                .toList();
    return lines.stream().map(s -> s.line().label()).toList();
  }

  private static @Nullable String unit(Rule rule) {
    var gives = rule.gives();
    return gives == null ? "yes_no" : rule.line(gives).map(Rule.Line::unit).orElse(null);
  }

  /** Every ask of the rule with its answer and where that comes from. */
  public static List<CaseAnswer> answers(PolicyPack pack, Asking.Verdict verdict) {
    var of = verdict.explained();
    var words = words(pack, of);
    return new RuleFace(pack, of.rule(), of.on())
        .asks().stream().map(ask -> answer(ask, verdict.known(), words, of.rule())).toList();
  }

  private static CaseAnswer answer(
      RuleFace.RuleAsk ask, Asking.Known known, RuleWords words, Rule rule) {
    var value = known.answers().get(ask.id());
    var source = known.sources().get(ask.id());
    return new CaseAnswer(
        ask,
        switch (source) {
          case null -> "none";
          case Asking.Source.OfRecords _ -> "record";
          case Asking.Source.OfMeasure _ -> "measure";
          case Asking.Source.OfRule _ -> "rule";
          case Asking.Source.OfStatement _ -> "statement";
        },
        value == null ? null : text(value),
        value == null ? null : rule.ask(ask.id()).map(a -> words.of(a, value)).orElse(null),
        rule.sources().rules().get(ask.id()),
        source instanceof Asking.Source.OfStatement(var statement) ? shown(statement) : null);
  }

  public static StatementShown shown(Statement of) {
    var ended = of.ended();
    return new StatementShown(
        of.id(),
        of.version(),
        of.ask(),
        of.question(),
        of.value(),
        of.from(),
        of.to(),
        of.by(),
        of.at().toString(),
        ended == null ? null : ended.by(),
        ended == null ? null : ended.at().toString(),
        ended == null ? null : ended.reason());
  }

  /** Line by line. */
  public static RuleSheet.RuleAnswer lines(PolicyPack pack, Asking.Verdict verdict) {
    var of = verdict.explained();
    return new RuleSheet(pack, of.rule(), of.on()).answer(of.answers());
  }

  static Label label(PolicyPack pack, String parameter, LocalDate on) {
    return pack.parameter(parameter, on)
        .map(Parameter::label)
        .orElse(new Label(parameter, parameter));
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.scale() == 2 ? number.toPlainString() : number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
