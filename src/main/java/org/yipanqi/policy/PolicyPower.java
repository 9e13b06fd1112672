package org.yipanqi.policy;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done about policies, and by whom. */
enum PolicyPower implements Power {
  SEE_POLICIES("查看政策", "See policies", Set.of(Duty.values())),
  DECIDE("作出县里的决定", "Decide what the county decides", Set.of(Duty.REFORM_OFFICER));

  private final Held held;

  PolicyPower(String zh, String en, Set<Duty> duties) {
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
    public List<PolicyPower> powers() {
      return List.of(values());
    }
  }
}
