package org.yipanqi.indicators.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;

/** Which periods there is something to see for, and which of them are closed. */
@Component
public class Calendar {

  private final SourceCalendar sources;
  private final Clock clock;

  Calendar(SourceCalendar sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /** A period is closed a number of days after its end, as the pack's calendar says. */
  public boolean closed(PolicyPack pack, Period period) {
    return period.end().plusDays(pack.closesAfterDays(period.end())).isBefore(LocalDate.now(clock));
  }

  /**
   * The period asked for; without one, the last closed year, or the last that facts reach when live
   * figures are wanted.
   */
  public Period asked(PolicyPack pack, @Nullable String text, boolean live) {
    if (text == null || text.isEmpty()) {
      var usual = live ? last(Period.Kind.YEAR) : lastClosed(pack, Period.Kind.YEAR);
      return usual.orElseGet(
          () -> Period.of(String.valueOf(pack.document().effectiveFrom().getYear())));
    }
    try {
      return Period.of(text);
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_PERIOD.because(text);
    }
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The last closed period of a kind that facts reach into. */
  public Optional<Period> lastClosed(PolicyPack pack, Period.Kind kind) {
    return last(kind)
        .flatMap(period -> {
          var candidate = period;
          while (!closed(pack, candidate)) {
            candidate = candidate.previous();
          }
          return within(candidate) ? Optional.of(candidate) : Optional.empty();
        });
  }

  /** The last period of a kind that facts reach into, closed or not. */
  public Optional<Period> last(Period.Kind kind) {
    return sources.horizon().map(h -> Period.containing(h.last(), kind));
  }

  /** Whether facts reach into the period. */
  public boolean within(Period period) {
    return sources
        .horizon()
        .map(h -> !period.last().isBefore(h.first()) && !period.first().isAfter(h.last()))
        .orElse(false);
  }
}
