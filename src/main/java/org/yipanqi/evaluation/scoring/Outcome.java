package org.yipanqi.evaluation.scoring;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** What became of one criterion. */
public enum Outcome {
  SCORED(new Label("已计分", "scored")),
  /** There is no usable figure, and the table gives nothing for that. */
  NO_POINTS(new Label("缺数不得分", "no figure, no points")),
  /** There is no usable figure, and the table leaves it out. */
  LEFT_OUT(new Label("不计入", "left out")),
  /** There is no usable figure, and until then there is no result. */
  BLOCKS(new Label("缺数，暂不能出结果", "no figure: blocks the result")),
  /** People have yet to state it. */
  AWAITED(new Label("待自评", "to be stated"));

  private final Label label;

  Outcome(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
