package org.yipanqi.indicators.views;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;

/** Reads a word of an address that must be one of a few. */
final class Chosen {

  private Chosen() {}

  /** The constant a word names, or another when there is no word. */
  static <E extends Enum<E>> E of(@Nullable String word, Class<E> choices, E otherwise) {
    if (word == null || word.isEmpty()) {
      return otherwise;
    }
    return Arrays.stream(choices.getEnumConstants())
        .filter(c -> code(c).equals(word))
        .findFirst()
        .orElseThrow(() ->
            IndicatorProblem.BAD_CHOICE.because(
                word,
                Arrays.stream(choices.getEnumConstants())
                    .map(Chosen::code)
                    .collect(Collectors.joining(", "))));
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A standing that a list is limited to, or null for no limit. */
  static @Nullable String standing(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return null;
    }
    var known = new LinkedHashSet<String>();
    for (var judgement : Judgement.values()) {
      known.add(judgement.code());
    }
    for (var state : State.values()) {
      if (!state.hasValue() || state == State.PARTIAL) {
        known.add(state.code());
      }
    }
    if (!known.contains(word)) {
      throw IndicatorProblem.BAD_CHOICE.because(word, String.join(", ", known));
    }
    return word;
  }
}
