package org.yipanqi.policy.rules;

import java.util.LinkedHashSet;
import java.util.Set;

/** What an expression gives: something, or why there is nothing. */
public sealed interface Value {

  /** A BigDecimal, Boolean, String or LocalDate. */
  record Is(Object of) implements Value {}

  /**
   * Nothing yet.
   *
   * @param asks what has to be known of the case
   * @param parameters what the county has to fix
   */
  record Open(Set<String> asks, Set<String> parameters) implements Value {

    static Open ask(String id) {
      return new Open(Set.of(id), Set.of());
    }

    static Open parameter(String id) {
      return new Open(Set.of(), Set.of(id));
    }

    Open with(Open other) {
      var all = new LinkedHashSet<>(asks);
      all.addAll(other.asks);
      var fixed = new LinkedHashSet<>(parameters);
      fixed.addAll(other.parameters);
      return new Open(all, fixed);
    }
  }

  /** No answer by arithmetic: a division by zero. */
  record Undefined() implements Value {}
}
