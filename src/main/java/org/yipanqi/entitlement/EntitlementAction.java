package org.yipanqi.entitlement;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of statements. */
public enum EntitlementAction implements Action {
  STATED(new Label("填报政策待遇所需情况", "Something stated for an entitlement")),
  STATEMENT_VOIDED(new Label("作废填报的情况", "A statement taken back"));

  private final Label label;

  EntitlementAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
