package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * What one criterion gives a unit.
 *
 * @param points as they count, rounded; null when it does not count or is open
 * @param before what they would be without the reviewer; null when there would be none
 * @param reviewed whether the reviewer gave them
 * @param words how they came
 */
public record Mark(
    String criterion,
    Outcome outcome,
    @Nullable BigDecimal points,
    @Nullable BigDecimal before,
    boolean reviewed,
    Label words) {}
