package org.yipanqi.referral.flows;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of who looks behind the numbers. */
enum FlowsAction implements Action {
  FLOW_LISTED(new Label("查看转诊流向明细", "Referrals behind a number listed"));

  private final Label label;

  FlowsAction(Label label) {
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
    ActionList flowsActions() {
      return ActionList.of(values());
    }
  }
}
