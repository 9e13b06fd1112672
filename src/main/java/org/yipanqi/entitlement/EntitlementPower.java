package org.yipanqi.entitlement;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FINANCE;
import static org.yipanqi.access.Duty.HUMAN_RESOURCES;
import static org.yipanqi.access.Duty.REFORM_OFFICER;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with what people and institutions are entitled to. */
enum EntitlementPower implements Power {
  SEE_STAFF(
      "查看谁可享受政策待遇",
      "See who is entitled",
      HUMAN_RESOURCES,
      FINANCE,
      COMMUNITY_DIRECTOR,
      REFORM_OFFICER,
      AUDITOR),
  STATE_STAFF("填报在岗人员的情况", "State what no record knows of staff", HUMAN_RESOURCES, REFORM_OFFICER),
  SEE_DUES(
      "查看机构应得款项",
      "See what institutions are due",
      FINANCE,
      HUMAN_RESOURCES,
      COMMUNITY_DIRECTOR,
      REFORM_OFFICER,
      AUDITOR),
  STATE_INSTITUTION(
      "填报机构的情况", "State what no record knows of an institution", FINANCE, REFORM_OFFICER);

  private final Held held;

  EntitlementPower(String zh, String en, Duty... duties) {
    held = Held.by(zh, en, duties);
  }

  @Override
  public Held held() {
    return held;
  }

  /** Makes them known. */
  @Component
  static class Known implements Declared {
    @Override
    public List<EntitlementPower> powers() {
      return List.of(values());
    }
  }
}
