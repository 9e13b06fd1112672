package org.yipanqi.referral.catalogue;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What a line of the catalogue advises. */
public enum AdviceKind {
  FIRST_CONTACT("宜基层首诊", "First contact at the grassroots"),
  MUST_GO_UP("应当上转", "Must go up"),
  SHOULD_COME_DOWN("宜下转", "Should come down");

  private final Label label;

  AdviceKind(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As files, tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AdviceKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
