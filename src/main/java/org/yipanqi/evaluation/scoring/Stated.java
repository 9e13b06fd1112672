package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What people gave for a criterion, in points.
 *
 * @param own by the unit itself; null when it has not stated any
 * @param reviewed by the reviewer instead of what stands otherwise; null when that was left
 */
public record Stated(@Nullable BigDecimal own, @Nullable BigDecimal reviewed) {

  static final Stated NOTHING = new Stated(null, null);
}
