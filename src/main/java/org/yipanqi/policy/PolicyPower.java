package org.yipanqi.policy;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;
import org.yipanqi.kernel.Label;

/** What may be done about policies, and by whom. */
enum PolicyPower implements Power {
  SEE_POLICIES("查看政策", "See policies", Set.of(Duty.values())),
  DECIDE("作出县里的决定", "Decide what the county decides", Set.of(Duty.REFORM_OFFICER));

  private final Label label;
  private final Set<Duty> duties;

  PolicyPower(String zh, String en, Set<Duty> duties) {
    this.label = new Label(zh, en);
    this.duties = duties;
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
    Power.Declared policyPowers() {
      return () -> List.of(values());
    }
  }
}
