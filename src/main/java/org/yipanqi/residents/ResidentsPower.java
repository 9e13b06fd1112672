package org.yipanqi.residents;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.AUDIT_ADMINISTRATOR;
import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.INSURANCE_BUREAU;
import static org.yipanqi.access.Duty.INSURANCE_OFFICE;
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

/**
 * What may be done with residents' numbers, phones and addresses: as little as the work needs
 * (Personal Information Protection Law, article 6).
 */
enum ResidentsPower implements Power {
  SEE_MASKED(
      "查找居民、查看脱敏信息",
      "Find residents, see them masked",
      REFERRAL_OFFICE,
      INSURANCE_OFFICE,
      QUALITY,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      INSURANCE_BUREAU,
      AUDITOR),
  OPEN(
      "查看居民隐私信息原文",
      "Open residents' numbers, phones and addresses",
      REFERRAL_OFFICE,
      INSURANCE_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR,
      INSURANCE_BUREAU),
  EMERGENCY(
      "紧急查看职责范围之外的居民",
      "See a resident beyond the scope in an emergency",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  REGISTER(
      "登记居民",
      "Register residents",
      REFERRAL_OFFICE,
      TOWNSHIP_DOCTOR,
      FAMILY_DOCTOR,
      VILLAGE_DOCTOR),
  MERGE(
      "判定、合并重复的居民登记",
      "Judge and merge entries of one resident",
      REFERRAL_OFFICE,
      QUALITY,
      FAMILY_DOCTOR),
  REVIEW("复核紧急查看", "Review emergencies", AUDITOR, QUALITY, AUDIT_ADMINISTRATOR);

  private final Label label;
  private final Set<Duty> duties;

  ResidentsPower(String zh, String en, Duty... duties) {
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
    Power.Declared residentsPowers() {
      return () -> List.of(values());
    }
  }
}
