package org.yipanqi.policy.decisions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as somebody writes it. What is left out of a definition stays as it is.
 *
 * @param kind parameter, series or measure
 * @param target the id of what is decided about
 * @param validFrom a month: 2020-07
 * @param basis the county's own document
 * @param value of a parameter
 */
record DecisionDraft(
    String kind,
    String target,
    String validFrom,
    String basis,
    @Nullable String value,
    @Nullable String formula,
    @Nullable String where,
    @Nullable String unknown,
    @Nullable String direction,
    @Nullable List<TargetDraft> targets) {

  /**
   * A target: a number to reach, or a movement.
   *
   * @param op one of {@code >= > <= < == ~}, or {@code rising} or {@code falling}
   * @param value the number to reach, in the series' unit
   */
  record TargetDraft(
      String op, @Nullable String value, @Nullable String due, @Nullable String clause) {}
}
