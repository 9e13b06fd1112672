package org.yipanqi.governance;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.COMMUNITY_DIRECTOR;
import static org.yipanqi.access.Duty.HUMAN_RESOURCES;
import static org.yipanqi.access.Duty.REFORM_OFFICER;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done about bodies, meetings, decisions and appointments. */
enum GovernancePower implements Power {
  SEE("查看议事机构和会议", "See bodies and meetings", Duty.seeing(Duty.Sight.FIGURES)),
  KEEP("维护议事机构、职务和会议", "Keep bodies, posts and meetings", Set.of(REFORM_OFFICER)),
  SEE_APPOINTMENTS(
      "查看任免和备案",
      "See appointments and filings",
      Set.of(REFORM_OFFICER, AUDITOR, COMMUNITY_DIRECTOR, HUMAN_RESOURCES)),
  APPOINT(
      "登记任命、聘用、引进并报送备案",
      "Note appointments and file them",
      Set.of(COMMUNITY_DIRECTOR, HUMAN_RESOURCES)),
  RECEIVE("收讫或退回备案", "Receive or return filings", Set.of(REFORM_OFFICER));

  private final Held held;

  GovernancePower(String zh, String en, Set<Duty> duties) {
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
    public List<GovernancePower> powers() {
      return List.of(values());
    }
  }
}
