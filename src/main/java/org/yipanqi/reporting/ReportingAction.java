package org.yipanqi.reporting;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of returns. */
public enum ReportingAction implements Action {
  BEGUN(new Label("开始填报", "A return begun")),
  SAVED(new Label("填写报表", "Cells of a return filled")),
  HANDED_IN(new Label("报表送审", "A return handed in")),
  APPROVED(new Label("报表审核通过", "A return approved")),
  SENT_BACK(new Label("报表退回", "A return given back")),
  LOCKED(new Label("报表确认锁定", "A return confirmed and locked")),
  REOPENED(new Label("报表重新打开", "A locked return reopened")),
  AMENDED(new Label("报表更正", "A locked return amended")),
  MOVED(new Label("报表改用新版表样", "A draft moved to a newer form")),
  EXPLAINED(new Label("说明报表与记录的差异", "A difference from the records explained")),
  DECIDED(new Label("处理报表发现", "A finding of a return decided")),
  DRAWN(new Label("抽取核查名单", "A spot check drawn")),
  CHECKED(new Label("登记核查结果", "A spot check's result entered")),
  PUBLISHED(new Label("公开报表", "A return made public"));

  private final Label label;

  ReportingAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
