package org.yipanqi.facts;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done about files and about what is owed, and by whom. */
enum FactsPower implements Power {
  SEND_FILES(
      "报送文件",
      "Send files",
      Set.of(
          Duty.REFORM_OFFICER,
          Duty.COMMUNITY_DIRECTOR,
          Duty.REFERRAL_OFFICE,
          Duty.FINANCE,
          Duty.HUMAN_RESOURCES,
          Duty.INSURANCE_OFFICE,
          Duty.PHARMACY,
          Duty.QUALITY,
          Duty.TOWNSHIP_DOCTOR,
          Duty.INSURANCE_BUREAU)),
  SEE_SOURCES("查看来源日历", "See who owes what", Duty.seeing(Duty.Sight.FIGURES)),
  DECLARE(
      "申报无业务、作废当月记录",
      "Declare that there was nothing, void a month",
      Set.of(Duty.REFORM_OFFICER, Duty.COMMUNITY_DIRECTOR, Duty.TOWNSHIP_DOCTOR)),
  KEEP_CALENDAR("维护应报规则", "Keep the rules of what is owed", Set.of(Duty.REFORM_OFFICER));

  private final Held held;

  FactsPower(String zh, String en, Set<Duty> duties) {
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
    public List<FactsPower> powers() {
      return List.of(values());
    }
  }
}
