package org.yipanqi.indicators.closing;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of closing months. */
enum ClosingAction implements Action {
  MONTH_CLOSED(new Label("月结", "Month closed")),
  MONTH_CONFIRMED(new Label("确认月结", "Closed month confirmed")),
  MONTH_REOPENED(new Label("重开已月结的月份", "Closed month reopened"));

  private final Label label;

  ClosingAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
