package org.yipanqi.messages.outbound;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** Who looks after what leaves the house. */
enum OutboundPower implements Power {
  KEEP_CHANNELS(
      Held.by("管理消息投递", "Look after the delivery of messages", Duty.SYSTEM_ADMINISTRATOR));

  private final Held held;

  OutboundPower(Held held) {
    this.held = held;
  }

  @Override
  public Held held() {
    return held;
  }

  /** Makes them known. */
  @Component
  static class Known implements Declared {
    @Override
    public List<OutboundPower> powers() {
      return List.of(values());
    }
  }
}
