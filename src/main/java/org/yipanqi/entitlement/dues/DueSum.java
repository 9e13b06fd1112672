package org.yipanqi.entitlement.dues;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.yipanqi.entitlement.Asking;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Value;

/**
 * What comes together of a rule.
 *
 * @param known of how many the amount is known
 * @param of how many there are
 * @param total of those that are known
 */
public record DueSum(int known, int of, BigDecimal total, List<PartSum> parts) {

  /** A part of a sum, added up over those whose part is known. */
  public record PartSum(Label label, BigDecimal amount) {}

  /** Adds up what is known, and says of how many it is. */
  static DueSum of(List<Asking.Verdict> verdicts) {
    var total = BigDecimal.ZERO.setScale(2);
    var known = 0;
    var parts = new LinkedHashMap<String, PartSum>();
    for (var each : verdicts) {
      if (each.explained().result() instanceof Value.Is(BigDecimal amount)) {
        total = total.add(amount);
        known++;
        each.explained().shares().forEach(s -> parts.merge(s.id(), part(s), DueSum::together));
      }
    }
    return new DueSum(known, verdicts.size(), total, List.copyOf(parts.values()));
  }

  private static PartSum part(Explanation.Share of) {
    return new PartSum(of.label(), of.amount());
  }

  private static PartSum together(PartSum one, PartSum other) {
    return new PartSum(one.label(), one.amount().add(other.amount()));
  }
}
