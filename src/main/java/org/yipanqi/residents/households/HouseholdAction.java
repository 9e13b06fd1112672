package org.yipanqi.residents.households;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of households. */
enum HouseholdAction implements Action {
  HOUSEHOLD_SEEN(new Label("查看居民家庭", "A resident's household looked at")),
  HOUSEHOLD_OPENED(new Label("家庭建档", "A household opened")),
  HOUSEHOLD_JOINED(new Label("加入家庭", "Somebody came into a household")),
  HOUSEHOLD_LEFT(new Label("离开家庭", "Somebody left a household")),
  HOUSEHOLD_HEADED(new Label("变更户主", "Another head of a household"));

  private final Label label;

  HouseholdAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
