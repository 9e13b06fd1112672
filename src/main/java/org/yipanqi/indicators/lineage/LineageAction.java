package org.yipanqi.indicators.lineage;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of looking at records of residents. */
enum LineageAction implements Action {
  RECORD_OPENED(new Label("查看居民的一条记录", "A resident's record opened")),
  RECORDS_LISTED(new Label("查看数字背后的居民记录", "Residents' records behind a figure listed")),
  RECORDS_TAKEN_OUT(new Label("导出数字背后的居民记录", "Residents' records behind a figure taken out"));

  private final Label label;

  LineageAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
