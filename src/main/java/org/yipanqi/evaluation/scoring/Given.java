package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;

/**
 * A figure as it is to be scored.
 *
 * @param value absent when the state says so
 */
public record Given(State state, Judgement judgement, @Nullable BigDecimal value) {

  /** The pack computes no such figure for the unit. */
  static final Given NONE = new Given(State.NOT_APPLICABLE, Judgement.NOT_JUDGED, null);
}
