package org.yipanqi.facts.sources;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Where a unit stands with a fact of a month. */
enum Standing {
  IN_TIME(new Label("按时", "in time")),
  LATE(new Label("迟报", "late")),
  MISSING(new Label("缺报", "missing")),
  /** Not in, and its day is still to come. */
  NOT_DUE(new Label("未到期", "not yet due")),
  /** Somebody said that there was nothing to report. */
  NOTHING(new Label("无业务", "nothing to report")),
  /** In, but due before this house kept the calendar: whether in time can't be told. */
  HISTORY(new Label("历史补录", "from before")),
  NOT_OWED(new Label("不应报", "nothing owed"));

  private final Label label;

  Standing(Label label) {
    this.label = label;
  }

  Label label() {
    return label;
  }

  boolean received() {
    return this == IN_TIME || this == LATE || this == NOTHING || this == HISTORY;
  }

  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
