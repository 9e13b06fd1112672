package org.yipanqi.entitlement;

import java.math.BigDecimal;
import java.util.Locale;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Value;

/** How somebody stands to a rule. */
public enum State {
  /** All needs hold, something is due, or it is allowed. */
  ENTITLED,
  /** Only time lacks: it will hold on a day that is known. */
  NEXT,
  NOT,
  /** Something is not known of the case. */
  OPEN,
  /** The county has to fix a parameter first. */
  NOT_FIXED,
  /** By arithmetic there is no answer: a division by zero. */
  UNDEFINED;

  /** As it travels. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(Explanation explained) {
    return switch (explained.result()) {
      case Value.Is(Boolean is) -> is ? ENTITLED : NOT;
      case Value.Is(BigDecimal number) -> number.signum() > 0 ? ENTITLED : NOT;
      case Value.Is _ -> ENTITLED;
      case Value.Open open -> open.asks().isEmpty() ? NOT_FIXED : OPEN;
      case Value.Undefined() -> UNDEFINED;
    };
  }
}
