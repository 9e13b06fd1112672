package org.yipanqi.residents.matching;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** How alike two entries are in one trait. */
public enum Likeness {
  SAME("相同", "the same"),
  SOUNDS_SAME("同音", "sounds the same"),
  SWAPPED("前后颠倒", "two parts changed places"),
  ONE_SIGN("只差一处", "one sign differs"),
  NEAR("相近", "near"),
  DIFFERENT("不同", "different"),
  /** One of the numbers is invalid, and a slip away from the other. */
  NEARLY_INVALID("其中一个校验不通过，只差一处", "one is invalid, and a slip away"),
  INVALID("校验不通过，不作依据", "invalid, and tells nothing"),
  MISSING("至少一方没有登记", "not recorded on one side at least");

  private final Label label;

  Likeness(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an invalid number is in it. */
  boolean invalid() {
    return this == INVALID || this == NEARLY_INVALID;
  }
}
