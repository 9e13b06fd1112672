package org.yipanqi.indicators;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;
import org.yipanqi.kernel.Label;

/** What may be done with figures, and by whom. */
enum IndicatorsPower implements Power {
  SEE_FIGURES("查看指标", "See figures", Duty.seeing(Duty.Sight.FIGURES)),
  SEE_RECORDS("查看指标背后的记录", "See the records behind figures", Duty.seeing(Duty.Sight.RECORDS)),
  CLOSE_MONTHS("月份结账", "Close months", Set.of(Duty.REFORM_OFFICER));

  private final Label label;
  private final Set<Duty> duties;

  IndicatorsPower(String zh, String en, Set<Duty> duties) {
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
    Power.Declared indicatorsPowers() {
      return () -> List.of(values());
    }
  }
}
