package org.yipanqi.evaluation.tables;

import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.INSURANCE_BUREAU;
import static org.yipanqi.access.Duty.REFORM_OFFICER;
import static org.yipanqi.access.Duty.REVIEWER;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with evaluations, and by whom. */
enum EvaluationPower implements Power {
  SEE("查看考核评价", "See evaluations", Duty.seeing(Duty.Sight.FIGURES)),
  ASSESS(
      "填写考核自评",
      "State one's own marks",
      Set.of(COMMUNITY_DIRECTOR, INSURANCE_BUREAU, REFORM_OFFICER)),
  REVIEW("审核考核", "Review evaluations", Set.of(REFORM_OFFICER, REVIEWER)),
  HOLD("组织和公布考核", "Open and publish evaluations", Set.of(REFORM_OFFICER)),
  KEEP_TABLES("维护评分表", "Keep scoring tables", Set.of(REFORM_OFFICER));

  private final Held held;

  EvaluationPower(String zh, String en, Set<Duty> duties) {
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
    public List<EvaluationPower> powers() {
      return List.of(values());
    }
  }
}
