package org.yipanqi.facts.sources;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the board of gaps: all facts of one month, or one fact of some months.
 *
 * @param fact null for all
 * @param only which rows are shown
 */
record GapAsk(String scope, @Nullable String fact, YearMonth first, YearMonth last, Only only) {

  /** Which rows are wanted: those with at least one such crossing. */
  enum Only {
    ALL,
    MISSING,
    LATE,
    CORRECTED,
    TWICE;

    static Only of(@Nullable String text) {
      for (var it : values()) {
        if (text == null || it.name().toLowerCase(Locale.ROOT).equals(text)) {
          return it;
        }
      }
      throw SourcesProblem.UNKNOWN_FILTER.because(String.valueOf(text));
    }

    boolean holds(Crossing crossing) {
      return switch (this) {
        case ALL -> true;
        case MISSING -> crossing.standing() == Standing.MISSING;
        case LATE -> crossing.late();
        case CORRECTED -> crossing.corrected();
        case TWICE -> crossing.doubled();
      };
    }
  }

  static final int MOST_MONTHS = 24;

  GapAsk {
    if (last.isBefore(first)) {
      throw SourcesProblem.MONTHS_TURNED_ROUND.because(first, last);
    }
    if (ChronoUnit.MONTHS.between(first, last) >= MOST_MONTHS) {
      throw SourcesProblem.TOO_MANY_MONTHS.because(MOST_MONTHS);
    }
  }

  List<YearMonth> months() {
    return Stream.iterate(first, m -> !m.isAfter(last), m -> m.plusMonths(1)).toList();
  }

  /** Reads {@code 2020-06}. */
  static YearMonth month(String text) {
    try {
      if (text.matches("(19|20)\\d\\d-\\d\\d")) {
        return YearMonth.parse(text);
      }
    } catch (DateTimeException e) {
      throw SourcesProblem.BAD_MONTH.because(text);
    }
    throw SourcesProblem.BAD_MONTH.because(text);
  }
}
