package org.yipanqi.policy.rules;

import java.util.List;
import java.util.function.Consumer;

/** What an expression names at its ends: asks, parameters, lines, cells, the day, constants. */
public final class Leaves {

  private Leaves() {}

  public static void of(Term term, Consumer<Term> each) {
    switch (term) {
      case Term.Arithmetic(_, var left, var right) -> of(List.of(left, right), each);
      case Term.Compare(_, var left, var right) -> of(List.of(left, right), each);
      case Term.Both(var left, var right) -> of(List.of(left, right), each);
      case Term.Either(var left, var right) -> of(List.of(left, right), each);
      case Term.Negative(var inner) -> of(inner, each);
      case Term.Not(var inner) -> of(inner, each);
      case Term.OneOf(var inner, _) -> of(inner, each);
      case Term.Choose(var condition, var then, var otherwise) ->
          of(List.of(condition, then, otherwise), each);
      case Term.Call(_, var arguments) -> of(arguments, each);
      case Term.Constant _,
          Term.Asked _,
          Term.Earlier _,
          Term.Cell _,
          Term.Today _,
          Term.Parameter _ ->
          each.accept(term);
    }
  }

  private static void of(List<Term> terms, Consumer<Term> each) {
    terms.forEach(t -> of(t, each));
  }
}
