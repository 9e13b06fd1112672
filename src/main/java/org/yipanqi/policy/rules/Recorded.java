package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What records answer of a case: an ask is filled where everything that its source needs is known
 * and the value is one that the ask takes. Everything else stays asked.
 */
public final class Recorded {

  private final Function<String, Optional<Object>> parameters;

  /**
   * @param parameters the value on the day of a parameter of the pack, empty while it is not fixed
   */
  public Recorded(Function<String, Optional<Object>> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param facts by name those facts of the subject that are known on the day
   * @return by ask
   */
  public Map<String, Object> answers(Rule rule, LocalDate on, Map<String, Object> facts) {
    var answers = new LinkedHashMap<String, Object>();
    for (var ask : rule.asks()) {
      var source = rule.sources().asks().get(ask.id());
      if (source != null) {
        var value = value(rule, on, facts, source);
        if (value != null && takes(ask, value)) {
          answers.put(ask.id(), value);
        }
      }
    }
    return answers;
  }

  /** Whether the rule is about this one; also where records don't tell. */
  public boolean among(Rule rule, LocalDate on, Map<String, Object> facts) {
    var among = rule.sources().among();
    return among == null || !Boolean.FALSE.equals(value(rule, on, facts, among));
  }

  private @Nullable Object value(Rule rule, LocalDate on, Map<String, Object> facts, Term source) {
    var needed = new LinkedHashMap<String, Object>();
    parameters(source, needed);
    return new Case(rule.tables(), on, facts, needed, new HashMap<>()).value(source)
            instanceof Value.Is(var of)
        ? of
        : null;
  }

  private void parameters(Term of, Map<String, Object> into) {
    Leaves.of(
        of,
        leaf -> {
          if (leaf instanceof Term.Parameter(var id)) {
            parameters.apply(id).ifPresent(value -> into.put(id, value));
          }
        });
  }

  /** An answer outside an ask's choices or bounds is none. */
  public static boolean takes(Rule.Ask ask, Object value) {
    return switch (ask.type()) {
      case BOOL -> value instanceof Boolean;
      case DATE -> value instanceof LocalDate;
      case CHOICE -> ask.choices().stream().anyMatch(c -> c.code().equals(value));
      case INT, DECIMAL -> value instanceof BigDecimal number && within(ask, number);
    };
  }

  private static boolean within(Rule.Ask ask, BigDecimal number) {
    var least = ask.least();
    var most = ask.most();
    return (ask.type() != Rule.Type.INT || number.stripTrailingZeros().scale() <= 0)
        && (least == null || number.compareTo(least) >= 0)
        && (most == null || number.compareTo(most) <= 0);
  }
}
