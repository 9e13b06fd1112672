package org.yipanqi.residents;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of looking at residents' own data. */
enum ResidentsAction implements Action {
  OPENED(new Label("查看居民隐私信息原文", "A resident's number, phone or address opened")),
  SOUGHT(new Label("按证件号或电话查找居民", "Residents sought by number or phone"));

  private final Label label;

  ResidentsAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
