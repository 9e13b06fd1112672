package org.yipanqi.scheduling;

import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;
import org.yipanqi.kernel.Label;

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

  private final Label label;
  private final Set<Duty> duties;

  SchedulingPower(String zh, String en, Duty... duties) {
    this.label = new Label(zh, en);
    this.duties = Set.of(duties);
  }

  @Override
  public Label label() {
    return label;
  }

  @Override
  public Set<Duty> duties() {
    return duties;
  }

  /** Makes them known. */
  @Configuration(proxyBeanMethods = false)
  static class Known {
    @Bean
    Power.Declared schedulingPowers() {
      return () -> List.of(values());
    }
  }
}
