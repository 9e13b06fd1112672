package org.yipanqi.policy.path;

import org.yipanqi.kernel.Label;

/** Where a stop lies, from the nearest outwards. */
public enum StopLevel {
  VILLAGE("村卫生室", "Village clinic"),
  TOWN("镇卫生院、社区中心", "Town hospital or health centre"),
  COUNTY("县级医院（牵头、二级）", "County hospital (lead, level 2)"),
  OUTSIDE("县外（市级及以上）", "Outside the county");

  private final Label label;

  StopLevel(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  boolean grassroots() {
    return this == VILLAGE || this == TOWN;
  }
}
