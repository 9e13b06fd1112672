package org.yipanqi.access;

import org.yipanqi.kernel.Label;

/** What a user is there for. The full list and its powers come with sign-in. */
public enum Duty {
  REFORM_OFFICER(new Label("体改股", "Reform officer")),
  SYSTEM_ADMINISTRATOR(new Label("系统管理员", "System administrator"));

  private final Label label;

  Duty(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }
}
