package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.util.List;

/** What is worked out over the rows of a form. */
final class RowFunctions {

  private RowFunctions() {}

  static Value of(Term.Function function, Value rows) {
    if (!(rows instanceof Value.Is(List<?> each))) {
      return rows;
    }
    return function == Term.Function.COUNT ? count(each) : total(function, each);
  }

  private static Value count(List<?> rows) {
    return new Value.Is(
        BigDecimal.valueOf(rows.stream().filter(Value.Is.class::isInstance).count()));
  }

  private static Value total(Term.Function function, List<?> rows) {
    var sum = BigDecimal.ZERO;
    Value missing = null;
    for (var row : rows) {
      switch (row) {
        case Value.Is(BigDecimal number) when function == Term.Function.SUM ->
            sum = sum.add(number);
        case Value.Is(Boolean yes) when function == Term.Function.YES ->
            sum = yes ? sum.add(BigDecimal.ONE) : sum;
        case Value other -> missing = missing == null ? other : Case.missing(missing, other);
        default -> throw new IllegalStateException(String.valueOf(row));
      }
    }
    return missing == null ? new Value.Is(sum) : missing;
  }
}
