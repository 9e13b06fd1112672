package org.yipanqi.supervision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.kernel.Label;

/**
 * Where a task stands today: by its figure where it has one, else by what was reported and seen.
 */
public enum Standing {
  OVERDUE(new Label("逾期", "overdue")),
  MISSED(new Label("未达标", "missed")),
  AT_RISK(new Label("有风险", "at risk")),
  REPORTED(new Label("待审核", "to be reviewed")),
  OPEN(new Label("办理中", "open")),
  NOT_YET_DUE(new Label("未到期", "not yet due")),
  NOT_JUDGED(new Label("不评", "not judged")),
  MET(new Label("达标", "met")),
  DONE(new Label("已完成", "done")),
  DROPPED(new Label("已终止", "dropped"));

  private final Label label;

  Standing(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing is left to do. */
  public boolean over() {
    return this == DONE || this == MET || this == DROPPED;
  }

  static Standing of(Judgement judgement) {
    return switch (judgement) {
      case MET -> MET;
      case AT_RISK -> AT_RISK;
      case MISSED -> MISSED;
      case NOT_YET_DUE -> NOT_YET_DUE;
      case NOT_JUDGED -> NOT_JUDGED;
    };
  }
}
