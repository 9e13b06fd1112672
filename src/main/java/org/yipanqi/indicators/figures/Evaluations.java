package org.yipanqi.indicators.figures;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.DistinctCounts;
import org.yipanqi.indicators.cells.MeasureRegister;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.cells.TrialCells;
import org.yipanqi.indicators.cells.UnitSets;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** Figures of a pack for places and periods. The one way from cells to numbers that people see. */
@Service
public class Evaluations {

  private final Registry registry;
  private final SourceCoverages sources;
  private final UnitSets.Kept unitSets = new UnitSets.Kept();
  private final CellCache cells;
  private final MeasureRegister register;
  private final DistinctCounts distinct;
  private final TrialCells trials;
  private final FrozenPeriods frozenPeriods;
  private final FrozenFigures frozen;
  private final FactCatalogue facts = FactCatalogue.load();

  Evaluations(
      Registry registry,
      SourceCoverages sources,
      CellCache cells,
      MeasureRegister register,
      DistinctCounts distinct,
      TrialCells trials,
      FrozenPeriods frozenPeriods,
      FrozenFigures frozen) {
    this.registry = registry;
    this.sources = sources;
    this.cells = cells;
    this.register = register;
    this.distinct = distinct;
    this.trials = trials;
    this.frozenPeriods = frozenPeriods;
    this.frozen = frozen;
  }

  /** What figures are computed from, read at one moment. */
  private record Live(SourceCoverage coverage, MeasureQuantities quantities, Evaluator evaluator) {}

  private Live live(PolicyPack pack, List<YearMonth> months, boolean trial) {
    var coverage = sources.now();
    // Asked before the cells are read: what is filled after that is not in them.
    var unfilled = register.unfilled();
    var stored = cells.load(months);
    var read = trial ? trials.of(pack, stored) : new TrialCells.Trial(trials.none(), stored);
    var quantities =
        new MeasureQuantities(
            facts,
            unitSets.of(registry.snapshot()),
            coverage,
            read.cells(),
            read.numbers(),
            unfilled.stream().map(MeasureRegister.Registered::id).collect(Collectors.toSet()),
            distinct);
    return new Live(coverage, quantities, new Evaluator(pack, quantities));
  }

  /**
   * A pack at one moment, ready to give figures of some periods. Where closed figures are wanted,
   * those of closed periods are read as they were kept; everything else is computed, and what
   * computing needs is read when the first such figure is asked for.
   */
  public final class Session {

    private final PolicyPack pack;
    private final List<Period> periods;
    private final Basis basis;
    private final boolean trial;
    private final Judge judge;
    private final Map<Long, Map<Period, FrozenPeriod>> closed = new HashMap<>();
    private final Map<Period, Map<Series, String>> computations = new HashMap<>();
    private @Nullable Live live;

    private Session(PolicyPack pack, List<Period> periods, Basis basis, boolean trial) {
      this.pack = pack;
      this.periods = periods;
      this.basis = basis;
      this.trial = trial;
      judge = new Judge(pack);
    }

    private Live live() {
      if (live == null) {
        live = Evaluations.this.live(pack, months(), trial);
      }
      return live;
    }

    /** Every month that the periods and their bases may read. */
    private List<YearMonth> months() {
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
      return live().evaluator();
    }

    public MeasureQuantities quantities() {
      return live().quantities();
    }

    public SourceCoverage coverage() {
      return live().coverage();
    }

    /** The closed period that a row's figures are read from, when that is wanted. */
    public Optional<FrozenPeriod> closed(Row row, Period period) {
      return basis == Basis.LIVE ? Optional.empty() : Optional.ofNullable(of(row).get(period));
    }

    private Map<Period, FrozenPeriod> of(Row row) {
      return closed.computeIfAbsent(row.county(), county -> frozenPeriods.of(pack.id(), county));
    }

    private Optional<Figure> kept(Series series, Row row, Period period) {
      return closed(row, period)
          .flatMap(in ->
              frozen.figure(
                  in,
                  series.id(),
                  row,
                  periods.stream().flatMap(p -> closed(row, p).stream()).toList()));
    }

    /**
     * The figure with its comparison and judgement: as it was kept when the period was closed, else
     * by the definition in force at its end.
     */
    public Figure figure(Series series, Row row, Period period) {
      return kept(series, row, period)
          .orElseGet(() -> {
            var now = evaluator().figure(series, row, period, period.end());
            return judge.judge(now, judge.base(period).map(p -> base(series, row, period, p)));
          });
    }

    /** A closed base is taken as it was kept, unless the definition has changed in between. */
    private Figure base(Series series, Row row, Period period, Period base) {
      return kept(series, row, base)
          .filter(f -> f.kept() != null && sameAs(f.kept().definition(), series, period))
          .orElseGet(() -> evaluator().figure(series, row, base, period.end()));
    }

    private boolean sameAs(FrozenDefinition kept, Series series, Period period) {
      return computations
          .computeIfAbsent(period, _ -> new HashMap<>())
          .computeIfAbsent(series, s -> Computation.digest(pack, s, period.end()))
          .equals(kept.computation());
    }

    /** The sources that a figure lacks, by month. */
    public List<MissingSource> missing(Figure figure) {
      return figure.kept() != null
          ? figure.kept().missing()
          : coverage()
              .missing(figure.total().missing(), figure.period(), facts, registry.snapshot());
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
