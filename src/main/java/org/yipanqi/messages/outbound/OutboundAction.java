package org.yipanqi.messages.outbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of messages that leave the house. */
enum OutboundAction implements Action {
  CONTACT_SET(new Label("设置接收消息的地址", "An address for messages set")),
  CONTACT_REMOVED(new Label("撤销接收消息的地址", "An address for messages removed")),
  DELIVERY_TRIED_AGAIN(new Label("消息重新投递", "A message to be delivered again")),
  DELIVERY_GIVEN_UP(new Label("消息不再投递", "A message's delivery given up"));

  private final Label label;

  OutboundAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }

  /** Makes them known. */
  @Configuration(proxyBeanMethods = false)
  static class Known {
    @Bean
    ActionList outboundActions() {
      return ActionList.of(values());
    }
  }
}
