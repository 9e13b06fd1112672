package org.yipanqi.evaluation.results;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Where one unit's evaluation stands. */
public enum RunState {
  SELF_ASSESSMENT(new Label("自评中", "Self-assessment")),
  REVIEW(new Label("审核中", "In review")),
  FINAL(new Label("已确认", "Confirmed")),
  PUBLISHED(new Label("已公布", "Published")),
  WITHDRAWN(new Label("已撤销", "Withdrawn"));

  private final Label label;

  RunState(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether what is shown is what was kept when it was confirmed. */
  public boolean frozen() {
    return this == FINAL || this == PUBLISHED;
  }
}
