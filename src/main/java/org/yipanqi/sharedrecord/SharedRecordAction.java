package org.yipanqi.sharedrecord;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of shared records. */
public enum SharedRecordAction implements Action {
  RECORD_READ(new Label("查看共享病历", "A shared record read")),
  DOCUMENTS_LISTED(new Label("查看文书目录", "A person's documents listed")),
  DOCUMENT_ADDED(new Label("加入文书", "A document added")),
  DOCUMENT_READ(new Label("打开文书", "A document opened")),
  DOCUMENT_SHARED(new Label("共享文书", "A document shared")),
  DOCUMENT_WITHDRAWN(new Label("撤下文书", "A document withdrawn")),
  RESULT_ADDED(new Label("录入检查检验结果", "A result added")),
  CONSENT_GIVEN(new Label("登记知情同意", "A consent given")),
  CONSENT_WITHDRAWN(new Label("撤回知情同意", "A consent withdrawn")),
  ORDER_CHECKED(new Label("开单前查询互认", "Looked for a result before an order")),
  RESULT_RECOGNISED(new Label("互认检查检验结果", "A result recognised")),
  EXAMINATION_REPEATED(new Label("重复检查检验", "An examination made again"));

  private final Label label;

  SharedRecordAction(Label label) {
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
    ActionList sharedRecordActions() {
      return ActionList.of(values());
    }
  }
}
