package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** The checked form of a pack's formula. Evaluated by the house over exact decimals and states. */
public sealed interface Formula {

  record Number(BigDecimal value) implements Formula {}

  /**
   * A measure taken from some units. Inside a derived measure the scope word is the one the derived
   * measure is used with, here written {@code HERE}.
   */
  record Ref(ScopeWord scope, String measure) implements Formula {

    @Override
    public String toString() {
      return scope.word() + "." + measure;
    }
  }

  record Negative(Formula inner) implements Formula {}

  record Arithmetic(char operator, Formula left, Formula right) implements Formula {}

  record Compare(Filter.Operator operator, Formula left, Formula right) implements Formula {}

  /** Both or either of two conditions. */
  record Logic(boolean both, Formula left, Formula right) implements Formula {}

  record Not(Formula inner) implements Formula {}

  record Choose(Formula condition, Formula then, Formula otherwise) implements Formula {}

  /** Every measure named, in the order of reading. */
  default Set<Ref> refs() {
    var found = new LinkedHashSet<Ref>();
    collect(this, found);
    return found;
  }

  private static void collect(Formula formula, Set<Ref> found) {
    switch (formula) {
      case Number _ -> {}
      case Ref ref -> found.add(ref);
      case Negative(var inner) -> collect(inner, found);
      case Not(var inner) -> collect(inner, found);
      case Arithmetic(_, var left, var right) -> both(left, right, found);
      case Compare(_, var left, var right) -> both(left, right, found);
      case Logic(_, var left, var right) -> both(left, right, found);
      case Choose(var condition, var then, var otherwise) -> {
        collect(condition, found);
        both(then, otherwise, found);
      }
    }
  }

  private static void both(Formula left, Formula right, Set<Ref> found) {
    collect(left, found);
    collect(right, found);
  }
}
