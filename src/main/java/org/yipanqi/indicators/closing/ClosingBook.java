package org.yipanqi.indicators.closing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.ClosingViews.ActOf;
import org.yipanqi.indicators.closing.ClosingViews.ClosingMonth;
import org.yipanqi.indicators.closing.ClosingViews.ClosingVersion;
import org.yipanqi.indicators.closing.ClosingViews.ClosingYear;
import org.yipanqi.indicators.closing.ClosingViews.MissingSources;
import org.yipanqi.indicators.closing.ClosingViews.MonthStatus;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.SourceCoverage;
import org.yipanqi.kernel.Period;

/** The ledger of closings: how every month of a county stands. */
@Service
class ClosingBook {

  private final ClosingRegister register;
  private final ClosingRules rules;
  private final SourceCalendar sources;
  private final Differences differences;

  ClosingBook(
      ClosingRegister register,
      ClosingRules rules,
      SourceCalendar sources,
      Differences differences) {
    this.register = register;
    this.rules = rules;
    this.sources = sources;
    this.differences = differences;
  }

  /**
   * A year of a county's months.
   *
   * @param asked the year; without one the last there is
   */
  @Transactional
  public ClosingYear year(Caller caller, String code, @Nullable Integer asked) {
    var county = rules.county(code);
    var byMonth = new HashMap<YearMonth, List<Closing>>();
    register
        .of(county.county())
        .forEach(c -> byMonth.computeIfAbsent(c.month(), _ -> new ArrayList<>()).add(c));
    var months = new ArrayList<>(byMonth.keySet());
    sources.horizon().ifPresent(span -> months.addAll(span.months()));
    var years =
        months.stream()
            .map(YearMonth::getYear)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    var year = asked != null ? asked : years.isEmpty() ? 0 : years.getFirst();
    var shown =
        months.stream()
            .filter(m -> m.getYear() == year)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    var different = differences(caller, county, shown);
    var coverage = rules.coverage();
    return new ClosingYear(
        county.code(),
        Names.of(county),
        year,
        years,
        rules.anotherConfirms(county.county()),
        shown.stream().map(m -> month(county, m, byMonth, different, coverage)).toList());
  }

  /** The sources a month lacks now, or those it lacked when a version of it was closed. */
  @Transactional
  public MissingSources missing(
      Caller caller, String code, YearMonth month, @Nullable Integer version) {
    var county = rules.county(code).county();
    if (version == null) {
      return new MissingSources(
          month.toString(), null, rules.missing(rules.coverage(), county, month));
    }
    return register.of(county).stream()
        .filter(c -> c.month().equals(month) && c.version() == version)
        .findFirst()
        .map(c -> new MissingSources(month.toString(), version, c.missing()))
        .orElseThrow(() -> ClosingProblem.NOT_CLOSED.because(month));
  }

  /** How many figures of each month would differ today, over the county's packs. */
  private Map<YearMonth, Integer> differences(
      Caller caller, Row.County county, List<YearMonth> months) {
    var found = new HashMap<YearMonth, Integer>();
    var periods = months.stream().map(Period::month).toList();
    for (var pack : rules.packs(county.county())) {
      differences
          .of(caller, pack, county.county(), periods)
          .forEach((period, list) -> found.merge(period.first(), list.size(), Integer::sum));
    }
    return found;
  }

  private ClosingMonth month(
      Row.County county,
      YearMonth month,
      Map<YearMonth, List<Closing>> byMonth,
      Map<YearMonth, Integer> differences,
      SourceCoverage coverage) {
    var versions = byMonth.getOrDefault(month, List.of());
    var last = versions.isEmpty() ? null : versions.getLast();
    var closed = last != null && last.inForce();
    var before = month.minusMonths(1);
    var first = sources.horizon().map(SourceCalendar.Horizon::first).orElse(month);
    var waits = month.isAfter(first) && !inForce(byMonth.get(before));
    var open = !closed && rules.over(month);
    return new ClosingMonth(
        month.toString(),
        status(county, month, last),
        open && !waits,
        open && waits ? before.toString() : null,
        last != null && closed
            ? last.missing().size()
            : rules.missing(coverage, county.county(), month).size(),
        closed ? differences.get(month) : null,
        last != null && closed && earlierReopened(last, byMonth),
        along(month, byMonth),
        IntStream.range(0, versions.size())
            .mapToObj(i -> version(versions.get(versions.size() - 1 - i)))
            .toList());
  }

  private MonthStatus status(Row.County county, YearMonth month, @Nullable Closing last) {
    if (last == null) {
      return rules.due(county.county(), month) ? MonthStatus.DUE : MonthStatus.OPEN;
    }
    if (!last.inForce()) {
      return MonthStatus.REOPENED;
    }
    return last.confirmed() == null ? MonthStatus.CLOSED : MonthStatus.CONFIRMED;
  }

  private static boolean inForce(@Nullable List<Closing> versions) {
    return versions != null && versions.getLast().inForce();
  }

  private static boolean earlierReopened(Closing of, Map<YearMonth, List<Closing>> byMonth) {
    return byMonth.values().stream()
        .flatMap(List::stream)
        .filter(c -> c.month().isBefore(of.month()))
        .anyMatch(c -> c.reopened() != null && c.reopened().at().isAfter(of.closed().at()));
  }

  /** The longer periods whose other months are all closed. */
  private static List<String> along(YearMonth month, Map<YearMonth, List<Closing>> byMonth) {
    return Arrays.stream(Period.Kind.values())
        .filter(kind -> kind != Period.Kind.MONTH)
        .map(kind -> Period.containing(month, kind))
        .filter(p -> p.months().stream().allMatch(m -> m.equals(month) || inForce(byMonth.get(m))))
        .map(Period::toString)
        .toList();
  }

  private static ClosingVersion version(Closing closing) {
    return new ClosingVersion(
        closing.id(),
        closing.version(),
        new ActOf(closing.closed().name(), closing.closed().at()),
        closing.missing().size(),
        closing.statement(),
        ActOf.of(closing.confirmed()),
        ActOf.of(closing.reopened()),
        closing.reason());
  }
}
