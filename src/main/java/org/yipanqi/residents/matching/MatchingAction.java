package org.yipanqi.residents.matching;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of entries that may be one person. */
enum MatchingAction implements Action {
  PAIRS_SOUGHT(new Label("查找疑似重复的居民", "Entries that may be one person sought")),
  PAIRS_LISTED(new Label("查看疑似重复的居民", "Entries that may be one person looked at")),
  PAIR_DECIDED(new Label("判定两条居民登记是否同一人", "Two entries judged")),
  MERGED(new Label("合并居民登记", "Two entries brought together")),
  UNMERGED(new Label("撤销居民登记合并", "Two entries taken apart"));

  private final Label label;

  MatchingAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}
