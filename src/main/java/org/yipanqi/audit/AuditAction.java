package org.yipanqi.audit;

import org.yipanqi.kernel.Label;

/** What is done to the trail itself. */
enum AuditAction implements Action {
  VERIFIED(new Label("核验审计记录", "Audit trail verified")),
  ANCHORED(new Label("设审计锚点", "Audit trail anchored")),
  EXPORTED(new Label("导出审计记录", "Audit trail exported")),
  PERSON_ASKED(new Label("查询谁看过某居民的记录", "Asked who looked at a resident's records"));

  private final Label label;

  AuditAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
