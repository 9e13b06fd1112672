package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows of a fact count: the checked form of a pack's {@code where}. Parameters are already
 * replaced by their values, so that equal filters of different packs are equal.
 */
public sealed interface Filter {

  Filter ALL = new Constant(true);

  record Constant(boolean value) implements Filter {}

  record Both(Filter left, Filter right) implements Filter {}

  record Either(Filter left, Filter right) implements Filter {}

  record Not(Filter inner) implements Filter {}

  record IsNull(String column) implements Filter {}

  /** A true-or-false column. */
  record Flag(String column) implements Filter {}

  record Compare(Operator operator, Operand left, Operand right) implements Filter {}

  record OneOf(Operand operand, List<Operand.Literal> values) implements Filter {}

  record StartsWith(String column, String prefix) implements Filter {}

  record Choose(Filter condition, Filter then, Filter otherwise) implements Filter {}

  /** What is compared. */
  sealed interface Operand {

    record Column(String code) implements Operand {}

    /** A text, a {@link BigDecimal} or a boolean. */
    record Literal(Object value) implements Operand {}

    record Arithmetic(char operator, Operand left, Operand right) implements Operand {}
  }

  /** A comparison, as SQL writes it. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sql;

    Operator(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }

    /** Decides between two literals of the same kind. */
    boolean holds(Object left, Object right) {
      var order =
          switch (left) {
            case BigDecimal number when right instanceof BigDecimal other ->
                number.compareTo(other);
            case String text when right instanceof String other -> text.compareTo(other);
            case Boolean flag when right instanceof Boolean other -> flag.compareTo(other);
            default -> throw new IllegalArgumentException(left + " against " + right);
          };
      return switch (this) {
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  static Filter and(Filter left, Filter right) {
    if (left instanceof Constant(var known)) {
      return known ? right : left;
    }
    if (right instanceof Constant(var known)) {
      return known ? left : right;
    }
    return new Both(left, right);
  }

  static Filter or(Filter left, Filter right) {
    if (left instanceof Constant(var known)) {
      return known ? left : right;
    }
    if (right instanceof Constant(var known)) {
      return known ? right : left;
    }
    return new Either(left, right);
  }

  static Filter not(Filter inner) {
    return switch (inner) {
      case Constant(var value) -> new Constant(!value);
      case Not(var twice) -> twice;
      default -> new Not(inner);
    };
  }

  /** The codes of the columns the filter reads. */
  default Set<String> columns() {
    var found = new LinkedHashSet<String>();
    collect(this, found);
    return found;
  }

  private static void collect(Filter filter, Set<String> found) {
    switch (filter) {
      case Constant _ -> {}
      case Both(var left, var right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Either(var left, var right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Not(var inner) -> collect(inner, found);
      case IsNull(var column) -> found.add(column);
      case Flag(var column) -> found.add(column);
      case StartsWith(var column, _) -> found.add(column);
      case OneOf(var operand, _) -> collect(operand, found);
      case Compare(_, var left, var right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Choose(var condition, var then, var otherwise) -> {
        collect(condition, found);
        collect(then, found);
        collect(otherwise, found);
      }
    }
  }

  private static void collect(Operand operand, Set<String> found) {
    switch (operand) {
      case Operand.Column(var code) -> found.add(code);
      case Operand.Literal _ -> {}
      case Operand.Arithmetic(_, var left, var right) -> {
        collect(left, found);
        collect(right, found);
      }
    }
  }
}
