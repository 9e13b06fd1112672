package org.yipanqi.indicators.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.DistinctCounts;
import org.yipanqi.indicators.cells.MeasureRegister;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.cells.TrialCells;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** Figures of a pack for places and periods. The one way from cells to numbers that people see. */
@Service
public class Evaluations {

  private final Registry registry;
  private final SourceCalendar calendar;
  private final CellCache cells;
  private final MeasureRegister register;
  private final DistinctCounts distinct;
  private final TrialCells trials;
  private final FactCatalogue facts = FactCatalogue.load();

  Evaluations(
      Registry registry,
      SourceCalendar calendar,
      CellCache cells,
      MeasureRegister register,
      DistinctCounts distinct,
      TrialCells trials) {
    this.registry = registry;
    this.calendar = calendar;
    this.cells = cells;
    this.register = register;
    this.distinct = distinct;
    this.trials = trials;
  }

  /** A pack at one moment, ready to compute figures of a period and its base. */
  public final class Session {

    private final PolicyPack pack;
    private final Basis basis;
    private final Judge judge;
    private final SourceCoverage coverage;
    private final MeasureQuantities quantities;
    private final Evaluator evaluator;

    private Session(PolicyPack pack, List<Period> periods, Basis basis, boolean trial) {
      this.pack = pack;
      this.basis = basis;
      judge = new Judge(pack);
      coverage = new SourceCoverage(calendar);
      // Asked before the cells are read: what is filled after that is not in them.
      var unfilled = register.unfilled();
      var stored = cells.load(months(periods));
      var read = trial ? trials.of(pack, stored) : new TrialCells.Trial(trials.none(), stored);
      quantities =
          new MeasureQuantities(
              facts,
              registry.snapshot(),
              coverage,
              read.cells(),
              read.numbers(),
              unfilled.stream().map(MeasureRegister.Registered::id).collect(Collectors.toSet()),
              distinct);
      evaluator = new Evaluator(pack, quantities);
    }

    /** Every month that the periods and their bases may read. */
    private List<YearMonth> months(List<Period> periods) {
      return periods.stream()
          .flatMap(p -> Stream.concat(Stream.of(p), judge.base(p).stream()))
          .flatMap(p -> p.months().stream())
          .distinct()
          .sorted()
          .toList();
    }

    public Basis basis() {
      return basis;
    }

    public PolicyPack pack() {
      return pack;
    }

    public Evaluator evaluator() {
      return evaluator;
    }

    public MeasureQuantities quantities() {
      return quantities;
    }

    public SourceCoverage coverage() {
      return coverage;
    }

    /** The figure with its comparison and judgement, by the definition in force at its end. */
    public Figure figure(Series series, Row row, Period period) {
      var now = evaluator.figure(series, row, period, period.end());
      var base = judge.base(period).map(p -> evaluator.figure(series, row, p, period.end()));
      return judge.judge(now, base);
    }
  }

  public Session session(PolicyPack pack, List<Period> periods, Basis basis) {
    return new Session(pack, periods, basis, false);
  }

  /** The same for a pack that is not in force: what only it needs is computed and not kept. */
  public Session trial(PolicyPack pack, List<Period> periods) {
    return new Session(pack, periods, Basis.LIVE, true);
  }

  /** The row a code names, or a problem that says so. */
  public Row row(String code) {
    var row = Row.of(code, registry.snapshot());
    if (row == null) {
      throw IndicatorProblem.UNKNOWN_SCOPE.because(code);
    }
    return row;
  }
}
