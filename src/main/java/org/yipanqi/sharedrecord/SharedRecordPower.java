package org.yipanqi.sharedrecord;

import static org.yipanqi.access.Duty.FAMILY_DOCTOR;
import static org.yipanqi.access.Duty.QUALITY;
import static org.yipanqi.access.Duty.REFERRAL_OFFICE;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;
import static org.yipanqi.access.Duty.VILLAGE_DOCTOR;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

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

  private final Held held;

  SharedRecordPower(String zh, String en, Duty... duties) {
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
    public List<SharedRecordPower> powers() {
      return List.of(values());
    }
  }
}
