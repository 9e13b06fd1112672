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
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

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

  private final Held held;

  ResidentsPower(String zh, String en, Duty... duties) {
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
    public List<ResidentsPower> powers() {
      return List.of(values());
    }
  }
}
