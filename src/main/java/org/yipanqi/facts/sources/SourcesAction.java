package org.yipanqi.facts.sources;

import java.util.Locale;
import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of the source calendar. */
enum SourcesAction implements Action {
  SOURCE_OWED(new Label("登记应报", "Source entered as owed")),
  SOURCE_ENDED(new Label("终止应报", "Owed source ended")),
  SOURCE_SUCCEEDED(new Label("应报转由后继机构承担", "Owed sources handed on to successors")),
  SOURCE_DECLARED(new Label("申报无业务", "Nothing to report declared")),
  SOURCE_WITHDRAWN(new Label("撤回无业务申报", "Declaration withdrawn")),
  SOURCE_SETTINGS(new Label("设置来源日历", "Source calendar set"));

  private final Label label;

  SourcesAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }

  /** As the list of changes writes it. */
  String stored() {
    return name().substring("SOURCE_".length()).toLowerCase(Locale.ROOT);
  }
}
