package org.yipanqi.scheduling;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of shared places. */
enum SchedulingAction implements Action {
  HELD(new Label("占留号源、床位或设备", "A place held")),
  CONFIRMED(new Label("确认预约", "A booking confirmed")),
  USED(new Label("预约已使用", "A booked place used")),
  ENDED(new Label("腾出床位", "A bed left")),
  RELEASED(new Label("退回预约", "A booking given back")),
  NO_SHOW(new Label("预约未到", "Nobody came to a booking")),
  BED_STATE(new Label("床位开放、清洁或停用", "A bed opened, cleaned or closed"));

  private final Label label;

  SchedulingAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
