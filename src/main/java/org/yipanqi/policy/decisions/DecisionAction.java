package org.yipanqi.policy.decisions;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of decisions about a policy. */
enum DecisionAction implements Action {
  DECISION_DRAFTED(new Label("起草政策决定", "Decision drafted")),
  DECISION_PUBLISHED(new Label("发布政策决定", "Decision published")),
  DECISION_WITHDRAWN(new Label("撤回政策决定", "Decision withdrawn"));

  private final Label label;

  DecisionAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
