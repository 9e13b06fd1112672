package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One case on one day, while a rule is evaluated for it. */
final class Case {

  private static final MathContext SETTLED = new MathContext(30, RoundingMode.HALF_UP);
  private static final int MOST_MONTHS = 12_000;
  private static final Value TRUE = new Value.Is(true);
  private static final Value FALSE = new Value.Is(false);

  private final List<Rule.Table> tables;
  private final LocalDate on;
  private final Map<String, Object> answers;
  private final Map<String, Object> parameters;
  private final Map<String, Rule.Row> rows;
  private final Map<String, Value> lines = new HashMap<>();

  Case(
      List<Rule.Table> tables,
      LocalDate on,
      Map<String, Object> answers,
      Map<String, Object> parameters,
      Map<String, Rule.Row> rows) {
    this.tables = tables;
    this.on = on;
    this.answers = answers;
    this.parameters = parameters;
    this.rows = rows;
  }

  void keep(String line, Value value) {
    lines.put(line, value);
  }

  Value value(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> new Value.Is(value);
      case Term.Asked(var ask) -> {
        var answer = answers.get(ask);
        yield answer == null ? Value.Open.ask(ask) : new Value.Is(answer);
      }
      case Term.Parameter(var id) -> {
        var value = parameters.get(id);
        yield value == null ? Value.Open.parameter(id) : new Value.Is(value);
      }
      case Term.Earlier(var line) -> {
        var value = lines.get(line);
        if (value == null) {
          throw new IllegalStateException("no line " + line);
        }
        yield value;
      }
      case Term.Cell(var table, var column) -> cell(table, column);
      case Term.Today() -> new Value.Is(on);
      case Term.Arithmetic(var operator, var left, var right) ->
          arithmetic(operator, value(left), value(right));
      case Term.Negative(var inner) ->
          value(inner) instanceof Value.Is(BigDecimal number)
              ? new Value.Is(number.negate())
              : value(inner);
      case Term.Compare(var operator, var left, var right) ->
          compare(operator, value(left), value(right));
      case Term.Both(var left, var right) -> both(value(left), value(right));
      case Term.Either(var left, var right) -> not(both(not(value(left)), not(value(right))));
      case Term.Not(var inner) -> not(value(inner));
      case Term.Choose(var condition, var then, var otherwise) -> {
        var holds = value(condition);
        yield holds instanceof Value.Is(var is) ? value(is.equals(true) ? then : otherwise) : holds;
      }
      case Term.OneOf(var inner, var values) -> {
        var value = value(inner);
        yield value instanceof Value.Is(var is)
            ? truth(values.stream().anyMatch(v -> order(v, is) == 0))
            : value;
      }
      case Term.Call(var function, var arguments) -> call(function, arguments);
    };
  }

  private Value cell(String table, String column) {
    var known = rows.get(table);
    if (known == null) {
      var of = tables.stream().filter(t -> t.id().equals(table)).findFirst().orElseThrow();
      Value.Open open = null;
      for (var ask : of.by()) {
        if (!answers.containsKey(ask)) {
          var missing = Value.Open.ask(ask);
          open = open == null ? missing : open.with(missing);
        }
      }
      if (open != null) {
        return open;
      }
      known =
          of.rows().stream()
              .filter(r -> r.when().entrySet().stream().allMatch(this::fits))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a gap in table " + table));
      rows.put(table, known);
    }
    var value = known.values().get(column);
    if (value == null) {
      throw new IllegalStateException("no column " + column + " in table " + table);
    }
    return value instanceof Term term ? value(term) : new Value.Is(value);
  }

  private boolean fits(Map.Entry<String, Rule.Match> condition) {
    var answer = answers.get(condition.getKey());
    return answer != null && condition.getValue().fits(answer);
  }

  private static Value arithmetic(char operator, Value left, Value right) {
    if (!(left instanceof Value.Is(BigDecimal a)) || !(right instanceof Value.Is(BigDecimal b))) {
      return missing(left, right);
    }
    if (operator == '/' && b.signum() == 0) {
      return new Value.Undefined();
    }
    return new Value.Is(
        switch (operator) {
          case '+' -> a.add(b);
          case '-' -> a.subtract(b);
          case '*' -> a.multiply(b);
          case '/' -> a.divide(b, MathContext.DECIMAL128);
          default -> throw new IllegalStateException(String.valueOf(operator));
        });
  }

  private static Value compare(Term.Operator operator, Value left, Value right) {
    return left instanceof Value.Is(var a) && right instanceof Value.Is(var b)
        ? truth(operator.holds(order(a, b)))
        : missing(left, right);
  }

  private static int order(Object a, Object b) {
    if (a instanceof BigDecimal one && b instanceof BigDecimal other) {
      return settled(one).compareTo(settled(other));
    }
    if (a instanceof LocalDate one && b instanceof LocalDate other) {
      return one.compareTo(other);
    }
    return a.equals(b) ? 0 : 1;
  }

  /** A third times three is one: what a division can't end is taken back to 30 digits. */
  static BigDecimal settled(BigDecimal number) {
    return number.precision() > SETTLED.getPrecision() ? number.round(SETTLED) : number;
  }

  /** One that is false decides, whatever is not known of the other. */
  static Value both(Value left, Value right) {
    if (left.equals(FALSE) || right.equals(FALSE)) {
      return FALSE;
    }
    return left.equals(TRUE) && right.equals(TRUE) ? TRUE : missing(left, right);
  }

  private static Value not(Value value) {
    return value instanceof Value.Is(Boolean is) ? truth(!is) : value;
  }

  private static Value truth(boolean is) {
    return is ? TRUE : FALSE;
  }

  /** Why two values give none; an open one names what it waits for. */
  static Value missing(Value left, Value right) {
    if (left instanceof Value.Undefined || right instanceof Value.Undefined) {
      return new Value.Undefined();
    }
    if (left instanceof Value.Open one) {
      return right instanceof Value.Open other ? one.with(other) : one;
    }
    return right;
  }

  private Value call(Term.Function function, List<Term> arguments) {
    if (function == Term.Function.KNOWN) {
      return truth(value(arguments.getFirst()) instanceof Value.Is);
    }
    var values = arguments.stream().map(this::value).toList();
    if (function.overRows()) {
      return RowFunctions.of(function, values.getFirst());
    }
    if (!(values.getFirst() instanceof Value.Is(var a))) {
      return values.size() > 1 ? missing(values.getFirst(), values.get(1)) : values.getFirst();
    }
    if (values.size() == 1) {
      return new Value.Is(((LocalDate) a).withDayOfMonth(1).plusMonths(1));
    }
    if (!(values.get(1) instanceof Value.Is(var b))) {
      return values.get(1);
    }
    return switch (function) {
      case MIN -> new Value.Is(((BigDecimal) a).min((BigDecimal) b));
      case MAX -> new Value.Is(((BigDecimal) a).max((BigDecimal) b));
      case YEARS -> whole(months((LocalDate) a, (LocalDate) b) / 12);
      case MONTHS -> whole(months((LocalDate) a, (LocalDate) b));
      case DAYS -> whole(ChronoUnit.DAYS.between((LocalDate) a, (LocalDate) b));
      case MONTHS_LATER -> later((LocalDate) a, (BigDecimal) b);
      case NEXT_MONTH, KNOWN, SUM, COUNT, YES -> throw new IllegalStateException(function.name());
    };
  }

  private static Value whole(long number) {
    return new Value.Is(BigDecimal.valueOf(number));
  }

  /** Where the last month has no such day, its last day completes it (Civil Code, art. 202). */
  private static long months(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -months(to, from);
    }
    var months = ChronoUnit.MONTHS.between(from, to);
    return from.plusMonths(months + 1).isAfter(to) ? months : months + 1;
  }

  private static Value later(LocalDate day, BigDecimal months) {
    var whole = settled(months).stripTrailingZeros();
    return whole.scale() > 0 || whole.abs().compareTo(BigDecimal.valueOf(MOST_MONTHS)) > 0
        ? new Value.Undefined()
        : new Value.Is(day.plusMonths(whole.longValueExact()));
  }
}
