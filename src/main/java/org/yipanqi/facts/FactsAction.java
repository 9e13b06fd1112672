package org.yipanqi.facts;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of taking files in. */
enum FactsAction implements Action {
  IMPORT_BEGUN(new Label("开始导入文件", "Import begun")),
  IMPORT_ENDED(new Label("文件导入结束", "Import ended")),
  IMPORT_STOPPED(new Label("停止导入", "Import stopped")),
  RECORDS_VOIDED(new Label("作废某系统一个月的记录", "A system's month voided"));

  private final Label label;

  FactsAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
