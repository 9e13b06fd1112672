package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * What may stand in a cell.
 *
 * @param unit as packs write units; null for none
 * @param places decimals at most; what is computed is rounded to it, half up
 * @param most for a text, how many characters
 */
public record CellRule(
    Type type,
    @Nullable String unit,
    int places,
    List<Choice> choices,
    boolean required,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    Fill fill) {

  /** What a value is. */
  public enum Type {
    INT,
    DECIMAL,
    /** 60 for 60 %. */
    PERCENT,
    /** Yuan. */
    MONEY,
    TEXT,
    DATE,
    CHOICE,
    YES_NO;

    public boolean number() {
      return this == INT || this == DECIMAL || this == PERCENT || this == MONEY;
    }
  }

  /** One of the values that a cell takes. */
  public record Choice(String code, Label label) {}

  public Optional<Choice> choice(String code) {
    return choices.stream().filter(c -> c.code().equals(code)).findFirst();
  }
}
