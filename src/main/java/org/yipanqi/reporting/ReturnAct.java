package org.yipanqi.reporting;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What is done with a return. */
public enum ReturnAct {
  BEGIN(new Label("开始填报", "begun")),
  /** Cells typed, pasted, read from a file, or filled anew from the records. */
  EDIT(new Label("修改", "changed")),
  SUBMIT(new Label("送审", "handed in")),
  APPROVE(new Label("审核通过", "approved")),
  SEND_BACK(new Label("退回", "given back")),
  LOCK(new Label("确认锁定", "confirmed and locked")),
  REOPEN(new Label("重新打开", "reopened")),
  AMEND(new Label("更正", "amended")),
  /** A draft goes on with a newer version of its form. */
  MOVE(new Label("改用新版表样", "moved to the form's newer version"));

  private final Label label;

  ReturnAct(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReturnAct of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
