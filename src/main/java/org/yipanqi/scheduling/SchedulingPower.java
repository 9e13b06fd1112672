package org.yipanqi.scheduling;

import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with shared places. */
enum SchedulingPower implements Power {
  SEE(
      "查看号源、床位、设备",
      "See slots, beds and devices",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      COMMUNITY_DIRECTOR,
      REFORM_OFFICER),
  BOOK(
      "占留和预约号源、床位、设备",
      "Hold and book slots, beds and devices",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  KEEP("维护本院号源、床位、设备", "Keep one's hospital's slots, beds and devices", REFERRAL_OFFICE);

  private final Held held;

  SchedulingPower(String zh, String en, Duty... duties) {
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
    public List<SchedulingPower> powers() {
      return List.of(values());
    }
  }
}
