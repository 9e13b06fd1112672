package org.yipanqi.residents;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of looking at residents' own data. */
public enum ResidentsAction implements Action {
  OPENED(new Label("查看居民隐私信息原文", "A resident's number, phone or address opened")),
  READ(new Label("查看居民记录", "A resident's record looked at")),
  SOUGHT(new Label("查找居民", "Residents sought")),
  REGISTERED(new Label("登记居民", "A resident registered"));

  private final Label label;

  ResidentsAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
