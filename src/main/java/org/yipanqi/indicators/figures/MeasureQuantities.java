package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.Counting;
import org.yipanqi.indicators.cells.DistinctCounts;
import org.yipanqi.indicators.cells.MeasureNumbers;
import org.yipanqi.indicators.cells.MeasureRegister.Registered;
import org.yipanqi.indicators.cells.MonthCells;
import org.yipanqi.indicators.cells.MonthCells.Sum;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.cells.UnitSets;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.indicators.figures.Quantity.SourceKey;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.ScopeWord;

/**
 * What a measure gives for a scope word of a row: its cells added up by the membership of each
 * month, with the state that the sources behind it leave.
 */
public final class MeasureQuantities {

  private record Key(String row, ScopeWord word, Period period) {}

  private final FactCatalogue facts;
  private final UnitSets unitSets;
  private final SourceCoverage coverage;
  private final Map<YearMonth, MonthCells> cells;
  private final MeasureNumbers numbers;
  private final Set<Integer> unfilled;
  private final DistinctCounts distinct;

  /** By the pack's own objects: comparing definitions in full would take longer than adding up. */
  private final Map<Measure.Base, Map<Key, Quantity>> known = new IdentityHashMap<>();

  /** A measure's number is found by its digest, which is dear to compute for every figure. */
  private final Map<Measure.Base, Integer> ids = new IdentityHashMap<>();

  /** Of the facts that people are counted in, each as of its first count. */
  private final Map<String, Long> versions = new HashMap<>();

  MeasureQuantities(
      FactCatalogue facts,
      UnitSets unitSets,
      SourceCoverage coverage,
      Map<YearMonth, MonthCells> cells,
      MeasureNumbers numbers,
      Set<Integer> unfilled,
      DistinctCounts distinct) {
    this.facts = facts;
    this.unitSets = unitSets;
    this.coverage = coverage;
    this.cells = cells;
    this.numbers = numbers;
    this.unfilled = unfilled;
    this.distinct = distinct;
  }

  Quantity of(Measure.Base measure, Row row, ScopeWord word, Period period) {
    var of = known.computeIfAbsent(measure, _ -> new HashMap<>());
    var key = new Key(row.code(), word, period);
    var have = of.get(key);
    if (have == null) {
      have = compute(measure, row, word, period);
      of.put(key, have);
    }
    return have;
  }

  /**
   * A measure over spans that follow on one another: what happens is added, a stock is that of the
   * last, a mean goes by days. Persons counted once don't add up: nobody can tell.
   */
  Quantity over(Measure.Base measure, Row row, ScopeWord word, List<Period> spans) {
    if (spans.size() == 1 || stock(measure)) {
      return of(measure, row, word, spans.getLast());
    }
    if (measure.additivity() == Measure.Additivity.DISTINCT) {
      return Quantity.without(State.UNDECIDABLE);
    }
    var mean = measure.additivity() == Measure.Additivity.MEAN;
    var total = Quantity.of(BigDecimal.ZERO);
    var days = 0;
    for (var span : spans) {
      var part = of(measure, row, word, span);
      total = total.plus(mean ? part.times(Quantity.of(BigDecimal.valueOf(span.days()))) : part);
      days += span.days();
    }
    return mean ? total.per(Quantity.of(BigDecimal.valueOf(days))) : total;
  }

  /** The months whose cells make up a period: all of them, or the last for a stock. */
  private static List<YearMonth> months(Measure.Base measure, Period period) {
    return stock(measure) ? List.of(period.last()) : period.months();
  }

  private static boolean stock(Measure.Base measure) {
    return measure.additivity() == Measure.Additivity.STOCK;
  }

  public Map<YearMonth, UnitSet> units(
      Measure.Base measure, Row row, ScopeWord word, Period period) {
    var units = new LinkedHashMap<YearMonth, UnitSet>();
    for (var month : months(measure, period)) {
      units.put(
          month, unitSets.units(row, word, measure.axis().kind(), month, Counting.of(measure)));
    }
    return units;
  }

  private Quantity compute(Measure.Base measure, Row row, ScopeWord word, Period period) {
    var units = units(measure, row, word, period);
    if (units.values().stream().allMatch(UnitSet::isEmpty)) {
      return Quantity.without(State.NOT_APPLICABLE);
    }
    if (unfilled.contains(id(measure))) {
      return Quantity.without(State.NOT_REPORTED); // cells of a new pack are still being computed
    }
    var sum =
        measure.additivity() == Measure.Additivity.DISTINCT
            ? distinct(measure, units)
            : sum(measure, units, period);
    if (sum.open()) {
      return Quantity.without(State.UNDECIDABLE);
    }
    if (sum.n() == 0 && row.closedBefore(stock(measure) ? period.end() : period.start())) {
      return Quantity.without(State.NOT_APPLICABLE); // it has no figures after its end, not zeros
    }
    return stated(measure, row, word, period, sum);
  }

  /**
   * How many records a number is taken from, as its cells tell; unknown where they can't: people
   * counted once, means over days, and what is still being computed.
   */
  public OptionalLong records(Measure.Base measure, Row row, ScopeWord word, Period period) {
    return switch (measure.additivity()) {
      case DISTINCT, MEAN -> OptionalLong.empty();
      case ADDITIVE, STOCK ->
          unfilled.contains(id(measure))
              ? OptionalLong.empty()
              : OptionalLong.of(sum(measure, units(measure, row, word, period), period).n());
    };
  }

  private int id(Measure.Base measure) {
    return ids.computeIfAbsent(measure, numbers::id);
  }

  private Sum sum(Measure.Base measure, Map<YearMonth, UnitSet> units, Period period) {
    var id = id(measure);
    var sum = Sum.NOTHING;
    for (var entry : units.entrySet()) {
      var month = cells.get(entry.getKey());
      if (month == null) {
        throw new IllegalStateException("cells of " + entry.getKey() + " not loaded");
      }
      sum = sum.plus(month.sum(id, entry.getValue()));
    }
    if (measure.additivity() == Measure.Additivity.MEAN) {
      var mean = sum.value().divide(BigDecimal.valueOf(period.days()), Quantity.PRECISION);
      return new Sum(mean, sum.n(), sum.open());
    }
    return sum;
  }

  private Sum distinct(Measure.Base measure, Map<YearMonth, UnitSet> units) {
    var version = versions.computeIfAbsent(measure.fact().code(), distinct::version);
    var registered = new Registered(id(measure), measure);
    var count = distinct.count(registered, units, version);
    var open = new LinkedHashMap<YearMonth, UnitSet>();
    units.forEach((m, set) -> open.put(m, new UnitSet(set.open(), 0, Set.of())));
    var unsigned =
        units.values().stream().anyMatch(set -> !set.open().isEmpty())
            && distinct.count(registered, open, version).n() > 0;
    return new Sum(count.value(), count.n(), unsigned || count.unknown() > 0);
  }

  /** Gives the sum its state by the sources it rests on. */
  private Quantity stated(Measure.Base measure, Row row, ScopeWord word, Period period, Sum sum) {
    var owed = new HashSet<SourceKey>();
    var missing = new HashSet<SourceKey>();
    var twice = new HashSet<SourceKey>();
    var heard = measure.sources().isEmpty() && !measure.fact().recorded();
    var months = months(measure, period);
    for (var source : measure.sources()) {
      var fact = facts.fact(source);
      if (fact.isPresent()) {
        var found = coverage.of(fact.get(), months, reporters(measure, fact.get(), row, word));
        owed.addAll(found.owed());
        missing.addAll(found.missing());
        twice.addAll(found.twice());
        heard |= found.heard();
      }
    }
    var silent = owed.isEmpty() ? !heard : missing.containsAll(owed);
    var reached = measure.fact().time() instanceof FactTime.OnDate || coverage.reaches(months);
    if (sum.n() == 0 && (silent || !reached)) {
      return new Quantity(State.NOT_REPORTED, null, owed, missing);
    }
    if (!twice.isEmpty()) {
      // counted once or twice: nobody can tell until the county says which system counts
      return new Quantity(State.UNDECIDABLE, null, owed, missing, twice);
    }
    var state = missing.isEmpty() ? State.VALUE : State.PARTIAL;
    return new Quantity(state, sum.value(), owed, missing);
  }

  /**
   * Whose debts matter. Along the reporters' own axis: the units the number is taken from. Along
   * another axis, anybody in the county may hold a part. A derived fact rests on the institutions
   * of the same place.
   */
  private SourceCoverage.Reporters reporters(
      Measure.Base measure, FactDeclaration source, Row row, ScopeWord word) {
    var own =
        source.code().equals(measure.fact().code())
            && measure.axis().code().equals(source.reporter());
    if (own) {
      return month -> unitSets.units(row, word, measure.axis().kind(), month)::holds;
    }
    var around = measure.fact().reporter() == null ? word : ScopeWord.COUNTY;
    return month -> {
      var institutions = unitSets.units(row, around, FactAxis.Kind.INSTITUTION, month);
      if (around == ScopeWord.COUNTY || row instanceof Row.County) {
        return unit -> institutions.holds(unit) || Row.countyOf(unit) == row.county();
      }
      var places = unitSets.units(row, around, FactAxis.Kind.DIVISION, month);
      return unit -> institutions.holds(unit) || places.holds(unit);
    };
  }
}
