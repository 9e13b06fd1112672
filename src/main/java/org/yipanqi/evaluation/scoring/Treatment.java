package org.yipanqi.evaluation.scoring;

import org.yipanqi.kernel.Label;

/** What becomes of a criterion without a usable figure. The table says which; none is silent. */
public enum Treatment {
  NO_POINTS(new Label("不得分", "no points")),
  LEFT_OUT(new Label("不计入，其余权重放大", "left out, the other weights scaled up")),
  BLOCKS(new Label("有它就不出结果", "no result while it stands so"));

  private final Label label;

  Treatment(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }
}
