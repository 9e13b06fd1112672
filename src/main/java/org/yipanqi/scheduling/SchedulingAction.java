package org.yipanqi.scheduling;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of shared places. */
public enum SchedulingAction implements Action {
  HELD(new Label("占留号源、床位或设备", "A place held")),
  CONFIRMED(new Label("确认预约", "A booking confirmed")),
  USED(new Label("预约已使用", "A booked place used")),
  ENDED(new Label("腾出床位", "A bed left")),
  RELEASED(new Label("退回预约", "A booking given back")),
  NO_SHOW(new Label("预约未到", "Nobody came to a booking")),
  BED_STATE(new Label("床位开放、清洁或停用", "A bed opened, cleaned or closed")),
  BED_KEPT(new Label("新增或修改床位", "Beds added or changed")),
  SESSION_KEPT(new Label("新增、修改或停诊", "Sessions added, changed or cancelled")),
  DEVICE_KEPT(new Label("新增、修改、开放或停用设备", "A device added, changed, opened or closed")),
  JOINED(new Label("加入候补", "A line joined")),
  LEFT(new Label("退出候补", "A line left")),
  OFFERED(new Label("候补到位，已占留", "A place offered to the first in the line"));

  private final Label label;

  SchedulingAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
