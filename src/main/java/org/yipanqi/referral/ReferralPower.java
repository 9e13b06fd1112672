package org.yipanqi.referral;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.QUALITY;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with referrals; which act whose duty does is in {@link Act}. */
enum ReferralPower implements Power {
  SEE(
      "查看转诊",
      "See referrals",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      COMMUNITY_DIRECTOR,
      REFORM_OFFICER,
      QUALITY,
      AUDITOR),
  TAKE_PART(
      "开具、答复和办理转诊",
      "Refer, answer and carry on",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  KEEP_DAYS("登记节假日和调休", "Note holidays and weekends worked on", REFORM_OFFICER),
  LIAISE("为没有终端的机构代录", "Enter for institutions without a terminal", REFERRAL_OFFICE),
  RATES(
      "查看转诊统计与流向",
      "See rates and flows of referrals",
      REFERRAL_OFFICE,
      COMMUNITY_DIRECTOR,
      REFORM_OFFICER,
      QUALITY,
      AUDITOR,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR);

  private final Held held;

  ReferralPower(String zh, String en, Duty... duties) {
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
    public List<ReferralPower> powers() {
      return List.of(values());
    }
  }
}
