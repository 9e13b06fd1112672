package org.yipanqi.supervision;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.FINANCE;
import static org.yipanqi.access.Duty.HUMAN_RESOURCES;
import static org.yipanqi.access.Duty.INSURANCE_BUREAU;
import static org.yipanqi.access.Duty.INSURANCE_OFFICE;
import static org.yipanqi.access.Duty.PHARMACY;
import static org.yipanqi.access.Duty.QUALITY;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.TOWNSHIP_DOCTOR;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done about tasks, inspections and what follows from them. */
enum SupervisionPower implements Power {
  SEE("查看任务台账和督查", "See tasks and inspections", Duty.seeing(Duty.Sight.FIGURES)),
  SEE_FINDINGS("查看督查问题", "See findings", Duty.seeing(Duty.Sight.RECORDS)),
  REPORT(
      "填报任务进展、佐证和整改",
      "Report on tasks, add evidence, rectify",
      Set.of(
          REFORM_OFFICER,
          INSURANCE_BUREAU,
          COMMUNITY_DIRECTOR,
          FINANCE,
          HUMAN_RESOURCES,
          INSURANCE_OFFICE,
          PHARMACY,
          QUALITY,
          TOWNSHIP_DOCTOR)),
  REVIEW("审核任务填报", "Review what was reported", Set.of(REFORM_OFFICER, AUDITOR)),
  KEEP("分派任务、定期限", "Assign tasks and set dates", Set.of(REFORM_OFFICER)),
  INSPECT("开展督查、复查整改", "Inspect and check again", Set.of(REFORM_OFFICER, AUDITOR)),
  SEE_MEASURES("查看表扬与督办措施", "See measures", Set.of(REFORM_OFFICER, AUDITOR, COMMUNITY_DIRECTOR)),
  DECIDE("决定表扬与督办措施", "Decide measures", Set.of(REFORM_OFFICER));

  private final Held held;

  SupervisionPower(String zh, String en, Set<Duty> duties) {
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
    public List<SupervisionPower> powers() {
      return List.of(values());
    }
  }
}
