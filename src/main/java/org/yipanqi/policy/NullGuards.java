package org.yipanqi.policy;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.yipanqi.policy.Filter.Both;
import org.yipanqi.policy.Filter.Choose;
import org.yipanqi.policy.Filter.Compare;
import org.yipanqi.policy.Filter.Constant;
import org.yipanqi.policy.Filter.Either;
import org.yipanqi.policy.Filter.Flag;
import org.yipanqi.policy.Filter.IsNull;
import org.yipanqi.policy.Filter.Not;
import org.yipanqi.policy.Filter.OneOf;
import org.yipanqi.policy.Filter.Operand;
import org.yipanqi.policy.Filter.StartsWith;

/**
 * Finds columns that may be absent and are read without asking. {@code sbp < 140} on a row without
 * a reading is neither true nor false; the pack must say which it means.
 */
final class NullGuards {

  private final Predicate<String> nullable;
  private final Set<String> unguarded = new LinkedHashSet<>();

  private NullGuards(Predicate<String> nullable) {
    this.nullable = nullable;
  }

  /** The nullable columns that the filter reads outside a guard. */
  static Set<String> missing(Filter filter, Predicate<String> nullable) {
    var guards = new NullGuards(nullable);
    guards.check(filter, Set.of());
    return guards.unguarded;
  }

  private void check(Filter filter, Set<String> known) {
    switch (filter) {
      case Constant _ -> {}
      case IsNull _ -> {}
      case Not(var inner) -> check(inner, known);
      case Both(var left, var right) -> {
        check(left, known);
        check(right, union(known, presentWhen(left, true)));
      }
      case Either(var left, var right) -> {
        check(left, known);
        check(right, union(known, presentWhen(left, false)));
      }
      case Choose(var condition, var then, var otherwise) -> {
        check(condition, known);
        check(then, union(known, presentWhen(condition, true)));
        check(otherwise, union(known, presentWhen(condition, false)));
      }
      case Flag(var column) -> read(column, known);
      case StartsWith(var column, _) -> read(column, known);
      case OneOf(var operand, _) -> read(operand, known);
      case Compare(_, var left, var right) -> {
        read(left, known);
        read(right, known);
      }
    }
  }

  private void read(Operand operand, Set<String> known) {
    switch (operand) {
      case Operand.Column(var code) -> read(code, known);
      case Operand.Literal _ -> {}
      case Operand.Arithmetic(_, var left, var right) -> {
        read(left, known);
        read(right, known);
      }
    }
  }

  private void read(String column, Set<String> known) {
    if (nullable.test(column) && !known.contains(column)) {
      unguarded.add(column);
    }
  }

  /** The columns that are surely there when the filter has an outcome. */
  private static Set<String> presentWhen(Filter filter, boolean outcome) {
    return switch (filter) {
      case IsNull(var column) -> outcome ? Set.of() : Set.of(column);
      case Not(var inner) -> presentWhen(inner, !outcome);
      case Both(var left, var right) ->
          outcome
              ? union(presentWhen(left, true), presentWhen(right, true))
              : shared(presentWhen(left, false), presentWhen(right, false));
      case Either(var left, var right) ->
          outcome
              ? shared(presentWhen(left, true), presentWhen(right, true))
              : union(presentWhen(left, false), presentWhen(right, false));
      default -> Set.of();
    };
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<String> shared(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
