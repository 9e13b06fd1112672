package org.yipanqi.indicators.impact;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.NamedInterface;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.kernel.Period;

/** The months an impact list looks at, and the longer periods that lie wholly inside. */
@NamedInterface("impact")
public record ImpactSpan(YearMonth from, YearMonth to) {

  /** A draft's cells are computed for every month, so there is an end to it. */
  public static final int MOST_MONTHS = 24;

  public ImpactSpan {
    if (to.isBefore(from)) {
      throw IndicatorProblem.MONTHS_REVERSED.because(from, to);
    }
    if (ChronoUnit.MONTHS.between(from, to) >= MOST_MONTHS) {
      throw IndicatorProblem.TOO_MANY_MONTHS.because(MOST_MONTHS);
    }
  }

  /** Months first, then quarters, halves and years. */
  List<Period> periods() {
    var periods = new ArrayList<Period>();
    for (var kind : Period.Kind.values()) {
      Stream.iterate(Period.containing(from, kind), p -> !p.last().isAfter(to), Period::next)
          .filter(p -> !p.first().isBefore(from))
          .forEach(periods::add);
    }
    return periods;
  }
}
