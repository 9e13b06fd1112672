package org.yipanqi.reporting;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.FINANCE;
import static org.yipanqi.access.Duty.HUMAN_RESOURCES;
import static org.yipanqi.access.Duty.INSURANCE_BUREAU;
import static org.yipanqi.access.Duty.INSURANCE_OFFICE;
import static org.yipanqi.access.Duty.PHARMACY;
import static org.yipanqi.access.Duty.QUALITY;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.REVIEWER;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/**
 * What may be done with returns. Whose turn it is says a form's chain, which is data: so filling
 * and reviewing are open to every duty that a chain may name, and the step decides.
 */
enum ReportingPower implements Power {
  SEE("查看报表", "See returns", Duty.seeing(Duty.Sight.FIGURES).toArray(Duty[]::new)),
  FILL(
      "填写、送审报表",
      "Fill returns and hand them in",
      REFORM_OFFICER,
      COMMUNITY_DIRECTOR,
      REFERRAL_OFFICE,
      FINANCE,
      HUMAN_RESOURCES,
      INSURANCE_OFFICE,
      PHARMACY,
      QUALITY,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      INSURANCE_BUREAU,
      REVIEWER),
  REVIEW(
      "审核、退回、锁定报表",
      "Review, give back and lock returns",
      REFORM_OFFICER,
      COMMUNITY_DIRECTOR,
      FINANCE,
      HUMAN_RESOURCES,
      INSURANCE_OFFICE,
      PHARMACY,
      QUALITY,
      TOWNSHIP_DOCTOR,
      INSURANCE_BUREAU,
      REVIEWER),
  WATCH(
      "查看报送进度",
      "See how far the returns are",
      REFORM_OFFICER,
      COMMUNITY_DIRECTOR,
      REVIEWER,
      AUDITOR,
      INSURANCE_BUREAU),
  SPOT_CHECK("抽查报表", "Spot-check returns", REFORM_OFFICER, REVIEWER, AUDITOR),
  PUBLISH("公开报表", "Make returns public", REFORM_OFFICER);

  private final Held held;

  ReportingPower(String zh, String en, Duty... duties) {
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
    public List<ReportingPower> powers() {
      return List.of(values());
    }
  }
}
