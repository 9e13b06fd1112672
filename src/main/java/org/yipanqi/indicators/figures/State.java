package org.yipanqi.indicators.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.springframework.modulith.NamedInterface;
import org.yipanqi.kernel.Label;

/**
 * What a figure is. Ordered from the weakest to the strongest: a figure made of others takes the
 * strongest state among them. Nothing missing or failed is ever a 0 or a blank.
 */
@NamedInterface("states")
public enum State {
  VALUE(new Label("有值", "value")),
  ZERO(new Label("确为零", "a true zero")),
  PARTIAL(new Label("数据不全", "partial")),
  DENOMINATOR_ZERO(new Label("分母为零", "denominator is zero")),
  NOT_REPORTED(new Label("未报", "not reported")),
  NOT_APPLICABLE(new Label("不适用", "not applicable")),
  UNDECIDABLE(new Label("无法判定", "undecidable")),
  NOT_FIXED(new Label("须由县定", "the county must fix it")),
  RULE_ERROR(new Label("规则错误", "rule error")),
  AWAITING_EVIDENCE(new Label("待佐证", "awaiting evidence"));

  private final Label label;

  State(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  /** Whether there is a number to show. */
  public boolean hasValue() {
    return this == VALUE || this == ZERO || this == PARTIAL;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  State or(State other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
