package org.yipanqi.referral.slips;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of slips. */
enum SlipAction implements Action {
  SLIP_SHOWN(new Label("打开转诊单打印页", "A slip opened for printing")),
  SLIP_PRINTED(new Label("打印转诊单", "A slip printed"));

  private final Label label;

  SlipAction(Label label) {
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
    ActionList slipActions() {
      return ActionList.of(values());
    }
  }
}
