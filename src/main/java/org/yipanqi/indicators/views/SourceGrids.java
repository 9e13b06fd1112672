package org.yipanqi.indicators.views;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.indicators.figures.SourceCoverage;
import org.yipanqi.indicators.views.InstitutionFigures.SourceGrid;
import org.yipanqi.indicators.views.InstitutionFigures.SourceMonth;
import org.yipanqi.indicators.views.InstitutionFigures.SourceRow;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.RegistrySnapshot;

/** What a place owes and has sent. */
record SourceGrids(
    SourceCalendar calendar,
    SourceCoverage coverage,
    FactCatalogue facts,
    RegistrySnapshot registry) {

  private static final int MONTHS = 12;

  /** The last twelve months up to the end of the period, as far as facts reach. */
  SourceGrid of(Row row, Period period) {
    var horizon = calendar.horizon();
    var months =
        Stream.iterate(period.last().minusMonths(MONTHS - 1L), m -> m.plusMonths(1))
            .limit(MONTHS)
            .filter(m ->
                horizon.isPresent()
                    && !m.isBefore(horizon.get().first())
                    && !m.isAfter(horizon.get().last()))
            .toList();
    var owed = new LinkedHashMap<String, List<SourceCalendar.Owed>>();
    var belongs = belongs(row, period);
    for (var debt : calendar.owed()) {
      if (belongs.test(debt.unit())) {
        owed.computeIfAbsent(debt.fact(), _ -> new ArrayList<>()).add(debt);
      }
    }
    var rows = new ArrayList<SourceRow>();
    owed.forEach(
        (code, debts) -> facts.fact(code).ifPresent(fact -> rows.add(row(fact, debts, months))));
    rows.removeIf(r -> r.months().stream().allMatch(m -> m.owed() == 0));
    return new SourceGrid(months.stream().map(YearMonth::toString).toList(), rows);
  }

  /** Whose debts are the place's: an institution's own; a community's members' and clinics'. */
  private LongPredicate belongs(Row row, Period period) {
    return switch (row) {
      case Row.County(var county, _, _) -> unit -> countyOf(unit) == county;
      case Row.OfInstitution(var it, _) -> unit -> unit == it.id();
      case Row.OfCommunity(var community) ->
          unit ->
              unit <= Integer.MAX_VALUE
                  && registry
                      .communityIn((int) unit, period.start(), period.end())
                      .filter(community::equals)
                      .isPresent();
    };
  }

  private long countyOf(long unit) {
    return unit <= Integer.MAX_VALUE && registry.institution((int) unit).isPresent()
        ? Row.countyOf(registry.institution((int) unit).orElseThrow().division())
        : Row.countyOf(unit);
  }

  private SourceRow row(
      FactDeclaration fact, List<SourceCalendar.Owed> debts, List<YearMonth> months) {
    var due = new HashMap<YearMonth, Integer>();
    var missing = new HashMap<YearMonth, Integer>();
    for (var debt : debts) {
      var months0 = months.stream().filter(debt::owedFor).toList();
      months0.forEach(m -> due.merge(m, 1, Integer::sum));
      coverage
          .missing(new SourceKey(debt.unit(), fact.code()), fact, months0)
          .forEach(owed -> missing.merge(owed.month(), 1, Integer::sum));
    }
    return new SourceRow(
        fact.code(), fact.label(), months.stream().map(m -> month(due, missing, m)).toList());
  }

  private static SourceMonth month(
      Map<YearMonth, Integer> due, Map<YearMonth, Integer> missing, YearMonth month) {
    var owed = due.getOrDefault(month, 0);
    return new SourceMonth(owed - missing.getOrDefault(month, 0), owed);
  }
}
