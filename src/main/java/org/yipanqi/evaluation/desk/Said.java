package org.yipanqi.evaluation.desk;

import static org.yipanqi.evaluation.tables.EvaluationProblem.REASON_NEEDED;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yipanqi.web.MalformedRequest;

/** Words and points as they come from a page. */
final class Said {

  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST = 2_000;

  private Said() {}

  static String reason(@Nullable String given) {
    var reason = given == null ? "" : given.strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST);
    }
    return reason;
  }

  /** Null for nothing said. */
  static @Nullable String statement(@Nullable String given) {
    var text = given == null ? "" : given.strip();
    if (text.length() > LONGEST) {
      throw new MalformedRequest("statement", "evaluation.too-long", LONGEST);
    }
    return text.isEmpty() ? null : text;
  }

  /** Null for none. */
  static @Nullable BigDecimal points(@Nullable String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    if (!given.strip().matches("\\d{1,6}(\\.\\d{1,4})?")) {
      throw new MalformedRequest("points", "evaluation.no-number");
    }
    return new BigDecimal(given.strip());
  }
}
