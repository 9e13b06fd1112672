package org.yipanqi.residents.emergency;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of emergencies. */
enum EmergencyAction implements Action {
  EMERGENCY_GRANTED(new Label("紧急查看居民", "A resident seen in an emergency")),
  EMERGENCY_NEEDLESS(new Label("紧急查看：本来就能看", "Emergency asked for, resident in sight anyway")),
  EMERGENCY_REFUSED(new Label("紧急查看未成", "Emergency asked for in vain")),
  EMERGENCY_REVIEWED(new Label("复核紧急查看", "An emergency reviewed")),
  EMERGENCIES_EXPORTED(new Label("导出紧急查看清单", "The list of emergencies exported"));

  private final Label label;

  EmergencyAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
