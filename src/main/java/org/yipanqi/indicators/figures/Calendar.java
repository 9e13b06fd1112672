package org.yipanqi.indicators.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;

/** Which periods there is something to see for, and which of them somebody has closed. */
@Component
public class Calendar {

  private final SourceCalendar sources;
  private final FrozenPeriods frozen;
  private final Registry registry;
  private final Clock clock;

  Calendar(SourceCalendar sources, FrozenPeriods frozen, Registry registry, Clock clock) {
    this.sources = sources;
    this.registry = registry;
    this.frozen = frozen;
    this.clock = clock;
  }

  /** The act by which a period of a county is closed for a pack; empty while it is open. */
  public Optional<FrozenPeriod> closed(PolicyPack pack, long county, Period period) {
    return frozen.find(pack.id(), county, period);
  }

  /**
   * The period asked for; without one, the last closed year of the county, or the last that facts
   * reach when live figures are wanted.
   *
   * @param county its number; 0 when it is not known and the period is
   */
  public Period asked(PolicyPack pack, long county, @Nullable String text, boolean live) {
    if (text == null || text.isEmpty()) {
      var usual = live ? last(Period.Kind.YEAR) : lastClosed(pack, county, Period.Kind.YEAR);
      return usual.orElseGet(
          () -> Period.of(String.valueOf(pack.document().effectiveFrom().getYear())));
    }
    try {
      return Period.of(text);
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_PERIOD.because(text);
    }
  }

  /** The same for the county that a place is in. */
  public Period asked(PolicyPack pack, String scope, @Nullable String text, boolean live) {
    var row = Row.of(scope, registry.snapshot());
    if (row == null) {
      throw IndicatorProblem.UNKNOWN_SCOPE.because(scope);
    }
    return asked(pack, row.county(), text, live);
  }

  /** A period that was asked for by name. */
  public Period asked(PolicyPack pack, String text, boolean live) {
    return asked(pack, 0, text, live);
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /**
   * The last period of a kind that the county has closed; where it has closed none, the last that
   * ended some days ago, as the pack's calendar says, and that facts reach into.
   */
  public Optional<Period> lastClosed(PolicyPack pack, long county, Period.Kind kind) {
    return frozen.of(pack.id(), county).keySet().stream()
        .filter(p -> p.kind() == kind)
        .max(Comparator.comparing(Period::first))
        .or(() -> lastEnded(pack, kind));
  }

  private Optional<Period> lastEnded(PolicyPack pack, Period.Kind kind) {
    return last(kind)
        .flatMap(period -> {
          var candidate = period;
          while (!candidate.end().plusDays(pack.closesAfterDays()).isBefore(today())) {
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
