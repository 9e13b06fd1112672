package org.yipanqi.indicators.cells;

import java.util.Map;
import org.yipanqi.policy.Measure;

/** The numbers under which measures' cells are found: the register's, and a draft's own below 0. */
public final class MeasureNumbers {

  private final MeasureRegister register;
  private final Map<String, Integer> drafts;

  MeasureNumbers(MeasureRegister register, Map<String, Integer> drafts) {
    this.register = register;
    this.drafts = drafts;
  }

  public int id(Measure.Base measure) {
    if (drafts.isEmpty()) {
      return register.id(measure);
    }
    var own = drafts.get(measure.digest());
    return own == null ? register.id(measure) : own;
  }
}
