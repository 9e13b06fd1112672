package org.yipanqi.policy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * What a rule says to a case, and how it came to it.
 *
 * @param answers what was known of the case
 * @param parameters the values of the parameters that the rule names; absent where not fixed
 * @param rows by table the row that holds; absent where it could not be chosen
 * @param result the amount, whether it is kept, whether all needs hold
 * @param shares the parts of the split, adding up to the whole; empty while there is none
 * @param unshared why what should be split is not: open, or weights that part nothing
 */
public record Explanation(
    Rule rule,
    LocalDate on,
    Map<String, Object> answers,
    Map<String, Object> parameters,
    Map<String, Rule.Row> rows,
    List<Step> steps,
    Value result,
    List<Share> shares,
    @Nullable Value unshared) {

  /**
   * A line with its value.
   *
   * @param exact before it was rounded; null where nothing was
   */
  public record Step(Rule.Line line, Value value, @Nullable BigDecimal exact) {}

  /**
   * @param weight as worked out
   */
  public record Share(String id, Label label, BigDecimal weight, BigDecimal amount) {}

  /** The needs that don't hold. */
  public List<Step> unmet() {
    return steps.stream()
        .filter(s -> s.line().need())
        .filter(s -> s.value() instanceof Value.Is(var of) && of.equals(false))
        .toList();
  }
}
