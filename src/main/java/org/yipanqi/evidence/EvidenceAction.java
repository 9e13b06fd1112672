package org.yipanqi.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of files. */
enum EvidenceAction implements Action {
  ADDED(new Label("上传佐证", "Evidence added")),
  OPENED(new Label("打开佐证", "Evidence opened")),
  WITHDRAWN(new Label("撤下佐证", "Evidence withdrawn"));

  private final Label label;

  EvidenceAction(Label label) {
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
    ActionList evidenceActions() {
      return ActionList.of(values());
    }
  }
}
