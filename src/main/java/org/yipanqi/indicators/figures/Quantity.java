package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Filter;

/**
 * An exact decimal with its state and the sources it rests on.
 *
 * @param value absent when the state says so
 * @param owed the sources that should be in, as unit and fact
 * @param missing those of them that are not
 * @param twice those that two systems report
 */
public record Quantity(
    State state,
    @Nullable BigDecimal value,
    Set<SourceKey> owed,
    Set<SourceKey> missing,
    Set<SourceKey> twice) {

  public Quantity(
      State state, @Nullable BigDecimal value, Set<SourceKey> owed, Set<SourceKey> missing) {
    this(state, value, owed, missing, Set.of());
  }

  /** A unit that owes a fact. */
  public record SourceKey(long unit, String fact) {}

  /** Division needs a precision: 34 digits, far beyond what any screen shows. */
  public static final MathContext PRECISION = MathContext.DECIMAL128;

  static Quantity of(BigDecimal value) {
    return new Quantity(State.VALUE, value, Set.of(), Set.of());
  }

  public static Quantity without(State state) {
    return new Quantity(state, null, Set.of(), Set.of());
  }

  Quantity plus(Quantity other) {
    return combine(other, BigDecimal::add);
  }

  Quantity minus(Quantity other) {
    return combine(other, BigDecimal::subtract);
  }

  Quantity times(Quantity other) {
    return combine(other, BigDecimal::multiply);
  }

  /** A rate without a denominator is absent, not 0. */
  Quantity per(Quantity other) {
    if (other.value != null && other.value.signum() == 0) {
      var worst = state.or(other.state).or(State.DENOMINATOR_ZERO);
      return with(other, worst, null);
    }
    return combine(other, (a, b) -> a.divide(b, PRECISION));
  }

  Quantity negated() {
    return new Quantity(state, value == null ? null : value.negate(), owed, missing, twice);
  }

  /** 1 when the comparison holds, else 0. */
  Quantity compared(Filter.Operator operator, Quantity other) {
    return combine(other, (a, b) -> truth(holds(operator, a.compareTo(b))));
  }

  static BigDecimal truth(boolean value) {
    return value ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static boolean holds(Filter.Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  Quantity combine(Quantity other, BinaryOperator<BigDecimal> operation) {
    var worst = state.or(other.state);
    var result =
        value == null || other.value == null || !worst.hasValue()
            ? null
            : operation.apply(value, other.value);
    return with(other, worst, result);
  }

  private Quantity with(Quantity other, State worst, @Nullable BigDecimal result) {
    return new Quantity(
        worst, result, all(owed, other.owed), all(missing, other.missing), all(twice, other.twice));
  }

  /** The state as shown: a value of nothing is a true zero. */
  public State shownState() {
    return state == State.VALUE && value != null && value.signum() == 0 ? State.ZERO : state;
  }

  private static Set<SourceKey> all(Set<SourceKey> one, Set<SourceKey> other) {
    if (one.isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return one;
    }
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
