package org.yipanqi.policy.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Expressions outside rules: worked out over what is known, exactly as rules do. */
public final class Terms {

  private Terms() {}

  /**
   * @param known by what is asked: BigDecimal, Boolean, String, LocalDate, or for rows a list of
   *     {@link Value}s; absent while it is not known
   * @param parameters the value of a parameter, empty while it is not fixed
   */
  public static Value value(
      Term term,
      LocalDate on,
      Map<String, Object> known,
      Function<String, Optional<Object>> parameters) {
    var fixed = new HashMap<String, Object>();
    each(
        term,
        t -> {
          if (t instanceof Term.Parameter(var id)) {
            parameters.apply(id).ifPresent(value -> fixed.put(id, value));
          }
        });
    return new Case(List.of(), on, known, fixed, new HashMap<>()).value(term);
  }

  /** Everything that it asks for. */
  public static Set<String> asked(Term term) {
    var asked = new LinkedHashSet<String>();
    each(
        term,
        t -> {
          if (t instanceof Term.Asked(var id)) {
            asked.add(id);
          }
        });
    return asked;
  }

  private static void each(Term term, Consumer<Term> take) {
    take.accept(term);
    switch (term) {
      case Term.Constant _,
          Term.Asked _,
          Term.Parameter _,
          Term.Earlier _,
          Term.Cell _,
          Term.Today _ -> {}
      case Term.Arithmetic(_, var left, var right) -> each(take, left, right);
      case Term.Negative(var inner) -> each(take, inner);
      case Term.Compare(_, var left, var right) -> each(take, left, right);
      case Term.Both(var left, var right) -> each(take, left, right);
      case Term.Either(var left, var right) -> each(take, left, right);
      case Term.Not(var inner) -> each(take, inner);
      case Term.Choose(var condition, var then, var otherwise) ->
          each(take, condition, then, otherwise);
      case Term.OneOf(var inner, _) -> each(take, inner);
      case Term.Call(_, var arguments) -> arguments.forEach(a -> each(a, take));
    }
  }

  private static void each(Consumer<Term> take, Term... terms) {
    for (var term : terms) {
      each(term, take);
    }
  }
}
