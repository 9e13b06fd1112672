package org.yipanqi.residents.groups;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of key groups. */
enum GroupAction implements Action {
  KEY_GROUPS_SEEN(new Label("查看居民的重点人群身份", "A resident's key groups looked at")),
  KEY_GROUP_ENTERED(new Label("登记重点人群身份", "A key group entered")),
  KEY_GROUP_ENDED(new Label("终止重点人群身份", "A key group ended"));

  private final Label label;

  GroupAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
