package org.yipanqi.indicators.closing;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.cells.CellCache;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.ClosingViews.FigureDifference;
import org.yipanqi.indicators.closing.ClosingViews.LaterImport;
import org.yipanqi.indicators.closing.ClosingViews.Side;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Computation;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenFigure;
import org.yipanqi.indicators.figures.FrozenFigures;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** What of a closed period would be different if it were closed today, and why. */
@Service
class Differences {

  /** All that the answer depends on. */
  private record Key(
      long copy, long generation, long registry, long imports, LocalDate day, PackIs pack) {}

  /** A pack as an object: another reading of its folder is another pack. */
  private record PackIs(PolicyPack pack) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PackIs(var that) && that == pack;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(pack);
    }
  }

  private static final int KEPT = 100;

  private final Evaluations evaluations;
  private final FrozenFigures frozen;
  private final Calendar calendar;
  private final CellCache cells;
  private final Registry registry;
  private final LaterImports imports;
  private final Map<Key, List<FigureDifference>> kept = new ConcurrentHashMap<>();

  Differences(
      Evaluations evaluations,
      FrozenFigures frozen,
      Calendar calendar,
      CellCache cells,
      Registry registry,
      LaterImports imports) {
    this.evaluations = evaluations;
    this.frozen = frozen;
    this.calendar = calendar;
    this.cells = cells;
    this.registry = registry;
    this.imports = imports;
  }

  /** The differences of closed periods of a county, row by row in the order of the board. */
  @Transactional
  public Map<Period, List<FigureDifference>> of(
      Caller caller, PolicyPack pack, long county, List<Period> periods) {
    var generation = cells.generation();
    var newest = imports.newest();
    var found = new LinkedHashMap<Period, List<FigureDifference>>();
    Evaluations.Session session = null;
    for (var period : periods) {
      var closed = calendar.closed(pack, county, period);
      if (closed.isPresent()) {
        var key =
            new Key(
                closed.get().id(),
                generation,
                registry.snapshot().version(),
                newest,
                calendar.today(),
                new PackIs(pack));
        var have = kept.get(key);
        if (have == null) {
          session = session == null ? evaluations.session(pack, periods, Basis.LIVE) : session;
          have = compare(session, closed.get());
          if (kept.size() >= KEPT) {
            kept.clear();
          }
          kept.put(key, have);
        }
        found.put(period, have);
      }
    }
    return found;
  }

  private List<FigureDifference> compare(Evaluations.Session session, FrozenPeriod closed) {
    var pack = session.pack();
    var on = closed.period().end();
    var later = imports.since(closed.closedAt());
    var order = new HashMap<String, Integer>();
    pack.seriesIds().forEach(id -> order.put(id, order.size()));
    var computations = new HashMap<String, String>();
    var different = new ArrayList<FigureDifference>();
    var lines = new ArrayList<>(frozen.all(closed));
    var rows = new HashMap<String, Integer>();
    lines.forEach(line -> rows.putIfAbsent(line.rowCode(), rows.size()));
    lines.sort(
        Comparator.comparing((FrozenFigure l) -> rows.get(l.rowCode()))
            .thenComparing(l -> order.getOrDefault(l.series(), Integer.MAX_VALUE)));
    for (var line : lines) {
      var series = pack.series(line.series(), on);
      var row = Row.of(line.rowCode(), registry.snapshot());
      var now =
          row == null
              ? Optional.<Figure>empty()
              : series.map(s -> session.figure(s, row, closed.period()));
      var then = frozen.definition(line.definition());
      var live = now.map(Differences::side).orElse(NOTHING);
      var was = side(line, then.series());
      if (!was.equals(live)) {
        var computation =
            series.map(
                s -> computations.computeIfAbsent(s.id(), _ -> Computation.digest(pack, s, on)));
        var changed = computation.filter(then.computation()::equals).isEmpty();
        different.add(
            difference(
                line,
                then.series(),
                row,
                was,
                live,
                change(line, now, then.series()),
                changed,
                imports.touching(later, pack, series.orElse(then.series()), on)));
      }
    }
    return List.copyOf(different);
  }

  private static final Side NOTHING =
      new Side(State.NOT_APPLICABLE, Judgement.NOT_JUDGED, null, "");

  private static FigureDifference difference(
      FrozenFigure line,
      Series series,
      @Nullable Row row,
      Side was,
      Side live,
      @Nullable String change,
      boolean definitionChanged,
      List<LaterImport> imports) {
    return new FigureDifference(
        line.rowCode(),
        row == null ? new Label(line.rowCode(), line.rowCode()) : Names.of(row),
        line.series(),
        series.title(),
        series.unit(),
        null,
        null,
        was,
        live,
        change,
        definitionChanged,
        imports);
  }

  private static Side side(Figure figure) {
    return new Side(
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(figure.series(), figure.value()));
  }

  private static Side side(FrozenFigure line, Series series) {
    return new Side(
        line.state(),
        line.judgement(),
        Words.exact(line.value()),
        Words.display(series, line.value()));
  }

  private static @Nullable String change(FrozenFigure line, Optional<Figure> now, Series series) {
    var then = line.value();
    var live = now.map(Figure::value).orElse(null);
    return then == null || live == null || Objects.equals(then, live)
        ? null
        : live.subtract(then)
            .setScale(Math.max(2, series.decimals()), RoundingMode.HALF_UP)
            .toPlainString();
  }
}
