package org.yipanqi.indicators;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with figures, and by whom. */
enum IndicatorsPower implements Power {
  SEE_FIGURES("查看指标", "See figures", Duty.seeing(Duty.Sight.FIGURES)),
  SEE_RECORDS("查看指标背后的记录", "See the records behind figures", Duty.seeing(Duty.Sight.RECORDS)),
  CLOSE_MONTHS("月份结账", "Close months", Set.of(Duty.REFORM_OFFICER));

  private final Held held;

  IndicatorsPower(String zh, String en, Set<Duty> duties) {
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
    public List<IndicatorsPower> powers() {
      return List.of(values());
    }
  }
}
