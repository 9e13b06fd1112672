package org.yipanqi.evaluation.scoring;

import java.util.Map;
import org.yipanqi.indicators.figures.State;

/**
 * What a table says of figures that are none.
 *
 * @param otherwise for every state that is not named
 * @param named for single states
 * @param partialCounts whether an incomplete figure is scored by its value all the same
 */
public record Missing(Treatment otherwise, Map<State, Treatment> named, boolean partialCounts) {

  public Missing {
    named = Map.copyOf(named);
  }

  Treatment of(State state) {
    return named.getOrDefault(state, otherwise);
  }

  /** Whether a figure in a state is scored by its value. */
  boolean scores(State state) {
    return state.hasValue() && (state != State.PARTIAL || partialCounts);
  }
}
