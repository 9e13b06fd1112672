package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** A rule's expressions as people read them: by the names of things, or with their values. */
public final class RuleWords {

  /**
   * A parameter in words.
   *
   * @param open what stands for its value while there is none
   */
  public record Named(Label label, List<Rule.Choice> choices, Label open) {}

  private final RuleNames names;
  private final @Nullable Explanation values;

  private RuleWords(RuleNames names, @Nullable Explanation values) {
    this.names = names;
    this.values = values;
  }

  /** By the names of what is asked, fixed and worked out. */
  public static RuleWords names(Rule rule, Function<String, Named> parameters) {
    return new RuleWords(new RuleNames(rule, parameters), null);
  }

  /** With the values of one case; what has none is named. */
  public static RuleWords values(Explanation of, Function<String, Named> parameters) {
    return new RuleWords(new RuleNames(of.rule(), parameters), of);
  }

  public Label of(Term term) {
    var known = known(term);
    return known == null
        ? new Label(words(term, true), words(term, false))
        : names.shown(known, term);
  }

  /** What a line gave; a choice by its words, money to the cent. */
  public Label of(Rule.Line line, Object value) {
    return value instanceof BigDecimal amount && "yuan".equals(line.unit()) && amount.scale() < 2
        ? ValueWords.of(amount.setScale(2))
        : names.shown(value, line.value());
  }

  /** An answer; a choice by its words. */
  public Label of(Rule.Ask ask, Object value) {
    return names.shown(value, new Term.Asked(ask.id()));
  }

  private String words(Term term, boolean zh) {
    return switch (term) {
      case Term.Constant(var value) -> pick(names.shown(value, term), zh);
      case Term.Asked _, Term.Parameter _, Term.Earlier _, Term.Cell _, Term.Today _ ->
          named(term, zh);
      case Term.Arithmetic(var operator, var left, var right) ->
          operand(operator, left, false, zh) + sign(operator) + operand(operator, right, true, zh);
      case Term.Negative(var inner) -> "−" + operand('*', inner, true, zh);
      case Term.Compare compare -> compare(compare, zh);
      case Term.Both(var left, var right) ->
          condition(left, left instanceof Term.Either, zh)
              + (zh ? " 且 " : " and ")
              + condition(right, right instanceof Term.Either, zh);
      case Term.Either(var left, var right) ->
          condition(left, left instanceof Term.Both, zh)
              + (zh ? " 或 " : " or ")
              + condition(right, right instanceof Term.Both, zh);
      case Term.Not(var inner) ->
          (zh ? "并非 " : "not ")
              + condition(inner, inner instanceof Term.Both || inner instanceof Term.Either, zh);
      case Term.Choose choose -> choose(choose, zh);
      case Term.OneOf(var inner, var list) ->
          stated(inner, zh)
              + (zh ? " 属于 " : " is one of ")
              + String.join(
                  zh ? "、" : ", ",
                  list.stream().map(v -> pick(names.shown(v, inner), zh)).toList());
      case Term.Call(var function, var arguments) -> call(function, arguments, zh);
    };
  }

  private String call(Term.Function function, List<Term> of, boolean zh) {
    var one = words(of.getFirst(), zh);
    var other = of.size() < 2 ? "" : words(of.get(1), zh);
    return switch (function) {
      case MIN -> zh ? one + " 与 " + other + " 中较小者" : "the smaller of " + one + " and " + other;
      case MAX -> zh ? one + " 与 " + other + " 中较大者" : "the larger of " + one + " and " + other;
      case YEARS -> zh ? one + " 至 " + other + " 的满年数" : "full years from " + one + " to " + other;
      case MONTHS ->
          zh ? one + " 至 " + other + " 的满月数" : "full months from " + one + " to " + other;
      case DAYS -> zh ? one + " 至 " + other + " 的天数" : "days from " + one + " to " + other;
      case MONTHS_LATER -> zh ? one + " 之后 " + other + " 个月" : other + " months after " + one;
      case NEXT_MONTH -> zh ? one + " 的次月首日" : "the first day of the month after " + one;
      case SUM -> zh ? one + " 各行之和" : "the sum of " + one + " over the rows";
      case COUNT -> zh ? one + " 有值的行数" : "how many rows have " + one;
      case YES -> zh ? one + " 为“是”的行数" : "how many rows say yes to " + one;
      case KNOWN -> zh ? "已填“" + plain(of, true) + "”" : plain(of, false) + " is given";
    };
  }

  /** What is asked for by name, without its value. */
  private String plain(List<Term> of, boolean zh) {
    return new RuleWords(names, null).words(of.getFirst(), zh);
  }

  private String choose(Term.Choose of, boolean zh) {
    var first =
        (zh ? "若 " : "if ")
            + condition(of.condition(), false, zh)
            + (zh ? "，则 " : ", ")
            + words(of.then(), zh);
    return of.otherwise() instanceof Term.Choose next
        ? first + (zh ? "；" : "; ") + choose(next, zh)
        : first + (zh ? "；否则 " : "; otherwise ") + words(of.otherwise(), zh);
  }

  private String compare(Term.Compare of, boolean zh) {
    var left = of.left();
    var right = of.right();
    if (!names.choices(left).isEmpty() || !names.choices(right).isEmpty()) {
      var is = of.operator() == Term.Operator.EQUAL;
      return stated(left, right, zh)
          + (zh ? (is ? " 为 " : " 不是 ") : is ? " is " : " is not ")
          + stated(right, left, zh);
    }
    return words(left, zh)
        + (names.isDay(left) ? pick(days(of.operator()), zh) : " " + of.operator().sign() + " ")
        + words(right, zh);
  }

  private static Label days(Term.Operator operator) {
    return switch (operator) {
      case EQUAL -> new Label(" 与 ", " is ");
      case UNEQUAL -> new Label(" 不同于 ", " is not ");
      case LESS -> new Label(" 早于 ", " is before ");
      case AT_MOST -> new Label(" 不晚于 ", " is no later than ");
      case MORE -> new Label(" 晚于 ", " is after ");
      case AT_LEAST -> new Label(" 不早于 ", " is no earlier than ");
    };
  }

  /** Something true or false, with which of both it is. */
  private String condition(Term term, boolean bracketed, boolean zh) {
    return bracketed ? "(" + words(term, zh) + ")" : stated(term, zh);
  }

  private String stated(Term term, Term other, boolean zh) {
    return term instanceof Term.Constant(var value)
        ? pick(names.shown(value, other), zh)
        : stated(term, zh);
  }

  /** By name, with its value behind it where it says nothing by itself. */
  private String stated(Term term, boolean zh) {
    var known = known(term);
    return known instanceof Boolean || known instanceof String
        ? pick(names.of(term), zh)
            + (zh ? "（" : " (")
            + pick(names.shown(known, term), zh)
            + (zh ? "）" : ")")
        : words(term, zh);
  }

  /** The value of what stands by itself; null where it has none or none is shown. */
  private @Nullable Object known(Term term) {
    if (values == null) {
      return null;
    }
    return switch (term) {
      case Term.Asked(var id) -> values.answers().get(id);
      case Term.Parameter(var id) -> values.parameters().get(id);
      case Term.Earlier(var id) ->
          values.steps().stream()
              .filter(s -> s.line().id().equals(id))
              .flatMap(s -> s.value() instanceof Value.Is(var of) ? Stream.of(of) : Stream.of())
              .findFirst()
              .orElse(null);
      case Term.Cell(var table, var column) -> {
        var row = values.rows().get(table);
        var value = row == null ? null : row.values().get(column);
        yield value instanceof Term inner ? known(inner) : value;
      }
      case Term.Today _ -> values.on();
      default -> null;
    };
  }

  private String named(Term term, boolean zh) {
    var known = known(term);
    if (known != null) {
      return pick(names.shown(known, term), zh);
    }
    if (values == null) {
      return pick(names.of(term), zh);
    }
    var open =
        switch (term) {
          case Term.Parameter(var id) -> pick(names.open(id), zh);
          case Term.Earlier _ -> zh ? "待定" : "open";
          default -> zh ? "未知" : "not known";
        };
    return pick(names.of(term), zh) + (zh ? "（" : " (") + open + (zh ? "）" : ")");
  }

  private String operand(char operator, Term term, boolean right, boolean zh) {
    var bracketed =
        switch (term) {
          case Term.Arithmetic(var inner, _, _) ->
              rank(inner) < rank(operator)
                  || right && rank(inner) == rank(operator) && operator != '+' && operator != '*';
          case Term.Choose _, Term.Both _, Term.Either _, Term.Compare _, Term.Call _ -> true;
          case Term.Constant(BigDecimal number) -> number.signum() < 0;
          default -> false;
        };
    return bracketed ? "(" + words(term, zh) + ")" : words(term, zh);
  }

  private static int rank(char operator) {
    return operator == '*' || operator == '/' ? 2 : 1;
  }

  private static String sign(char operator) {
    return switch (operator) {
      case '*' -> " × ";
      case '/' -> " ÷ ";
      case '-' -> " − ";
      default -> " + ";
    };
  }

  private static String pick(Label label, boolean zh) {
    return zh ? label.zh() : label.en();
  }
}
