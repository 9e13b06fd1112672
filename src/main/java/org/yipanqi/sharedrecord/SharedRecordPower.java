package org.yipanqi.sharedrecord;

import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.QUALITY;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;
import org.yipanqi.kernel.Label;

/** What may be done with the shared record: those who treat a person, and nobody else. */
enum SharedRecordPower implements Power {
  SEE(
      "查看居民共享病历",
      "See the shared record of a resident",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  ADD(
      "录入检查检验、文书和知情同意",
      "Add results, documents and consents",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  RECOGNITION(
      "查看检查检验互认情况",
      "See how results are recognised",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      QUALITY);

  private final Label label;
  private final Set<Duty> duties;

  SharedRecordPower(String zh, String en, Duty... duties) {
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
    Power.Declared sharedRecordPowers() {
      return () -> List.of(values());
    }
  }
}
