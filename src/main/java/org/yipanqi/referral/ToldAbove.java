package org.yipanqi.referral;

import java.util.Locale;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/** Who hears of what nobody did in time, one after the other. */
public enum ToldAbove {
  DIRECTOR(Duty.COMMUNITY_DIRECTOR),
  REFORM_OFFICER(Duty.REFORM_OFFICER);

  private final Duty duty;

  ToldAbove(Duty duty) {
    this.duty = duty;
  }

  public Label label() {
    return duty.label();
  }

  /**
   * How often it was told above when a duty has heard of it: the second time, the reform officer.
   */
  public static int heardBy(Duty duty) {
    return duty == REFORM_OFFICER.duty ? 2 : 1;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
