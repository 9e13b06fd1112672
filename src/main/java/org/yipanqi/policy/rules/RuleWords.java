package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** A rule's expressions as people read them: by the names of things, or with their values. */
public final class RuleWords {

  private static final Map<Term.Function, Label> FUNCTIONS =
      Map.of(
          Term.Function.MIN, new Label("较小者", "the smaller of"),
          Term.Function.MAX, new Label("较大者", "the larger of"),
          Term.Function.YEARS, new Label("满年数", "full years"),
          Term.Function.MONTHS, new Label("满月数", "full months"),
          Term.Function.DAYS, new Label("天数", "days"),
          Term.Function.MONTHS_LATER, new Label("若干月后", "months later"),
          Term.Function.NEXT_MONTH, new Label("次月首日", "first day of the next month after"),
          Term.Function.KNOWN, new Label("已知", "known"));

  private final Rule rule;
  private final Function<String, Label> parameters;
  private final @Nullable Explanation values;

  private RuleWords(Rule rule, Function<String, Label> parameters, @Nullable Explanation values) {
    this.rule = rule;
    this.parameters = parameters;
    this.values = values;
  }

  /**
   * By the names of what is asked, fixed and worked out.
   *
   * @param parameters what a parameter is called
   */
  public static RuleWords names(Rule rule, Function<String, Label> parameters) {
    return new RuleWords(rule, parameters, null);
  }

  /** With the values of one case; what has none is named. */
  public static RuleWords values(Explanation of, Function<String, Label> parameters) {
    return new RuleWords(of.rule(), parameters, of);
  }

  public Label of(Term term) {
    return new Label(words(term, true), words(term, false));
  }

  /** A value by itself; a choice by its words where it is one of the rule's. */
  public Label of(Object value) {
    return new Label(shown(value, true), shown(value, false));
  }

  private String words(Term term, boolean zh) {
    return switch (term) {
      case Term.Constant(var value) -> shown(value, zh);
      case Term.Asked(var id) -> {
        var known = values == null ? null : values.answers().get(id);
        yield known == null
            ? pick(rule.ask(id).map(Rule.Ask::label).orElseThrow(), zh)
            : shown(known, zh);
      }
      case Term.Parameter(var id) -> {
        var known = values == null ? null : values.parameters().get(id);
        yield known == null ? pick(parameters.apply(id), zh) : shown(known, zh);
      }
      case Term.Earlier(var id) -> earlier(id, zh);
      case Term.Cell(var table, var column) -> cell(table, column, zh);
      case Term.Today() -> values == null ? (zh ? "当日" : "the day") : values.on().toString();
      case Term.Arithmetic(var operator, var left, var right) ->
          part(left, zh) + sign(operator) + part(right, zh);
      case Term.Negative(var inner) -> "−" + part(inner, zh);
      case Term.Compare(var operator, var left, var right) ->
          part(left, zh) + " " + operator.sign() + " " + part(right, zh);
      case Term.Both(var left, var right) ->
          part(left, zh) + (zh ? " 且 " : " and ") + part(right, zh);
      case Term.Either(var left, var right) ->
          part(left, zh) + (zh ? " 或 " : " or ") + part(right, zh);
      case Term.Not(var inner) -> (zh ? "非 " : "not ") + part(inner, zh);
      case Term.Choose(var condition, var then, var otherwise) ->
          (zh ? "若 " : "if ")
              + words(condition, zh)
              + (zh ? "，则 " : ", ")
              + words(then, zh)
              + (zh ? "，否则 " : ", otherwise ")
              + words(otherwise, zh);
      case Term.OneOf(var inner, var list) ->
          words(inner, zh)
              + (zh ? " 属于 " : " is one of ")
              + String.join(zh ? "、" : ", ", list.stream().map(v -> shown(v, zh)).toList());
      case Term.Call(var function, var arguments) ->
          pick(Objects.requireNonNull(FUNCTIONS.get(function)), zh)
              + "("
              + String.join(zh ? "，" : ", ", arguments.stream().map(a -> words(a, zh)).toList())
              + ")";
    };
  }

  private String earlier(String id, boolean zh) {
    if (values != null) {
      for (var step : values.steps()) {
        if (step.line().id().equals(id) && step.value() instanceof Value.Is(var of)) {
          return shown(of, zh);
        }
      }
    }
    return pick(rule.line(id).map(Rule.Line::label).orElseThrow(), zh);
  }

  private String cell(String id, String column, boolean zh) {
    var row = values == null ? null : values.rows().get(id);
    var value = row == null ? null : row.values().get(column);
    if (value instanceof Term term) {
      return words(term, zh);
    }
    if (value != null) {
      return shown(value, zh);
    }
    var table = rule.tables().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    var label = table.columns().get(column);
    if (label != null) {
      return pick(label, zh);
    }
    var title = table.title();
    return (title == null ? id : pick(title, zh)) + " · " + column;
  }

  private String part(Term term, boolean zh) {
    var text = words(term, zh);
    return term instanceof Term.Arithmetic
            || term instanceof Term.Both
            || term instanceof Term.Either
            || term instanceof Term.Choose
        ? "(" + text + ")"
        : text;
  }

  private static String sign(char operator) {
    return switch (operator) {
      case '*' -> " × ";
      case '/' -> " ÷ ";
      case '-' -> " − ";
      default -> " + ";
    };
  }

  private String shown(Object value, boolean zh) {
    return switch (value) {
      case BigDecimal number -> plain(number);
      case Boolean is -> is ? (zh ? "是" : "yes") : (zh ? "否" : "no");
      case String code -> pick(choice(code), zh);
      default -> value.toString();
    };
  }

  private Label choice(String code) {
    return rule.asks().stream()
        .map(Rule.Ask::choices)
        .flatMap(List::stream)
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(Rule.Choice::label)
        .orElse(new Label(code, code));
  }

  /** With thousands separated and no more decimals than there are, at most six. */
  private static String plain(BigDecimal number) {
    var places = Math.clamp(number.stripTrailingZeros().scale(), 0, 6);
    return String.format(
        Locale.ROOT, "%,." + Math.max(places, number.scale() == 2 ? 2 : places) + "f", number);
  }

  private static String pick(Label label, boolean zh) {
    return zh ? label.zh() : label.en();
  }
}
