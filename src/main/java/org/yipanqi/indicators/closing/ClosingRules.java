package org.yipanqi.indicators.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.SourceCoverage;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;

/** When a month may be closed, by whom, and what is closed with it. */
@Component
class ClosingRules {

  private static final String ANOTHER_CONFIRMS = "closing_by_two";

  private final Policies policies;
  private final Registry registry;
  private final SourceCalendar sources;
  private final Clock clock;
  private final FactCatalogue facts = FactCatalogue.load();

  ClosingRules(Policies policies, Registry registry, SourceCalendar sources, Clock clock) {
    this.policies = policies;
    this.registry = registry;
    this.sources = sources;
    this.clock = clock;
  }

  Row.County county(String code) {
    if (Row.of(code, registry.snapshot()) instanceof Row.County county) {
      return county;
    }
    throw ClosingProblem.UNKNOWN_COUNTY.because(code);
  }

  /** The packs that bind a county; where none names it, all that are here are looked at for it. */
  List<PolicyPack> packs(long county) {
    var code = String.valueOf(county);
    var binding =
        policies.all().stream()
            .filter(p -> p.document().binds().stream().anyMatch(code::startsWith))
            .toList();
    var packs = binding.isEmpty() ? List.copyOf(policies.all()) : binding;
    if (packs.isEmpty()) {
      throw ClosingProblem.NO_POLICY.because(county);
    }
    return packs;
  }

  /** Whether who confirms must not be who closed: a choice of the county. */
  boolean anotherConfirms(long county) {
    return packs(county).stream().anyMatch(p -> p.choice(ANOTHER_CONFIRMS, "false").equals("true"));
  }

  boolean over(YearMonth month) {
    return month.atEndOfMonth().isBefore(LocalDate.now(clock));
  }

  /** Whether a month is past the days that a county's packs leave for closing it. */
  boolean due(long county, YearMonth month) {
    var days = packs(county).stream().mapToInt(PolicyPack::closesAfterDays).max().orElse(0);
    return month.atEndOfMonth().plusDays(days).isBefore(LocalDate.now(clock));
  }

  /** Months are closed one after the other, from the first that facts reach. */
  void mayClose(Collection<Closing> inForce, YearMonth month) {
    var closed = inForce.stream().collect(Collectors.toMap(Closing::month, c -> c));
    var already = closed.get(month);
    if (already != null) {
      throw ClosingProblem.ALREADY_CLOSED.because(
          month, already.closed().name(), MonthClosing.day(already.closed().at()));
    }
    if (!over(month)) {
      throw ClosingProblem.MONTH_NOT_OVER.because(month);
    }
    var span = sources.horizon();
    if (span.isEmpty() || month.isBefore(span.get().first()) || month.isAfter(span.get().last())) {
      throw ClosingProblem.NOTHING_TO_CLOSE.because(month);
    }
    var before = month.minusMonths(1);
    if (month.isAfter(span.get().first()) && !closed.containsKey(before)) {
      throw ClosingProblem.EARLIER_MONTH_OPEN.because(month, before);
    }
  }

  /** What a county's units owe for a month and have not sent. */
  List<MissingSource> missing(SourceCoverage coverage, long county, YearMonth month) {
    return coverage.missing(county, month, facts, registry.snapshot());
  }

  /** The sources as they are now, for several months. */
  SourceCoverage coverage() {
    return new SourceCoverage(sources);
  }
}
