package org.yipanqi.evaluation.tables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of evaluations. */
public enum EvaluationAction implements Action {
  SCORING_TABLE_SENT(new Label("提交评分表", "A scoring table sent in")),
  EVALUATION_OPENED(new Label("发起考核", "An evaluation opened")),
  EVALUATION_PUBLISHED(new Label("公布考核结果", "Results of an evaluation published")),
  EVALUATION_WITHDRAWN(new Label("撤销考核", "An evaluation withdrawn")),
  MARK_STATED(new Label("填写自评", "A mark stated by the unit")),
  MARK_REVIEWED(new Label("审核评分", "A mark set in review")),
  RUN_SUBMITTED(new Label("提交自评", "A self-assessment submitted")),
  RUN_RETURNED(new Label("退回自评", "A self-assessment returned")),
  RUN_CONFIRMED(new Label("确认考核得分", "A score confirmed")),
  RUN_REOPENED(new Label("重新审核", "A confirmed score opened again"));

  private final Label label;

  EvaluationAction(Label label) {
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
    ActionList evaluationActions() {
      return ActionList.of(values());
    }
  }
}
