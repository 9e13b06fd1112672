package org.yipanqi.indicators.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.springframework.modulith.NamedInterface;
import org.yipanqi.kernel.Label;

/** Where a figure stands against its targets. Ordered from the best to the worst outcome. */
@NamedInterface("states")
public enum Judgement {
  NOT_JUDGED(new Label("不评", "not judged")),
  MET(new Label("达标", "met")),
  NOT_YET_DUE(new Label("未到期", "not yet due")),
  AT_RISK(new Label("有风险", "at risk")),
  MISSED(new Label("未达标", "missed"));

  private final Label label;

  Judgement(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Judgement worse(Judgement other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
