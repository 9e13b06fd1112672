package org.yipanqi.indicators.closing;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.facts.TypedFigures;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardDrawing;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.board.ItemViews;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.FrozenStore.KeptRow;
import org.yipanqi.indicators.figures.Comparability;
import org.yipanqi.indicators.figures.Computation;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.FrozenDefinition;
import org.yipanqi.indicators.figures.FrozenDocuments.Print;
import org.yipanqi.indicators.figures.FrozenFigure;
import org.yipanqi.indicators.figures.FrozenFigure.KeptTarget;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.lineage.FigureParts;
import org.yipanqi.indicators.lineage.FigureParts.PartOf;
import org.yipanqi.indicators.lineage.SeriesOrigin;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/**
 * Copies the figures of a pack for a county and period: of the county, its communities and its
 * hospitals, in a community or not. Village clinics have no series of their own and no copy.
 */
@Component
class Freezer {

  private final Evaluations evaluations;
  private final Boards boards;
  private final ItemViews items;
  private final Printing printing;
  private final TypedFigures typed;
  private final Registry registry;
  private final FrozenStore store;

  Freezer(
      Evaluations evaluations,
      Boards boards,
      ItemViews items,
      Printing printing,
      TypedFigures typed,
      Registry registry,
      FrozenStore store) {
    this.evaluations = evaluations;
    this.boards = boards;
    this.items = items;
    this.printing = printing;
    this.typed = typed;
    this.registry = registry;
    this.store = store;
  }

  /** A definition with the parts that its figures have. */
  private record Defined(Series series, FrozenDefinition definition, List<PartOf> parts) {}

  /** A copy that is not stored yet. */
  record Copy(
      long county,
      String pack,
      Period period,
      List<FrozenDefinition> definitions,
      List<KeptRow> rows,
      Map<List<MissingSource>, Integer> gaps,
      List<FrozenFigure> figures,
      List<Print> prints) {}

  /** Takes the copy of a period. Reads only: what is closed is asked before anything is stored. */
  Copy copy(Evaluations.Session session, Row.County county, Period period) {
    var drawings = new EnumMap<BoardColumns, BoardDrawing>(BoardColumns.class);
    for (var set : BoardColumns.values()) {
      drawings.put(set, boards.drawing(session, county, period, set));
    }
    var rows = rows(Objects.requireNonNull(drawings.get(BoardColumns.INDICATORS)), county);
    var defined = defined(session, period);
    var gaps = new LinkedHashMap<List<MissingSource>, Integer>();
    var figures = new ArrayList<FrozenFigure>();
    var snapshot = registry.snapshot();
    for (var row : rows.keySet()) {
      for (var one : defined) {
        figures.add(figure(session, one, row, period, snapshot, gaps));
      }
    }
    var kept = kept(session, rows, period);
    return new Copy(
        county.county(),
        session.pack().id(),
        period,
        defined.stream().map(Defined::definition).toList(),
        kept,
        gaps,
        figures,
        printing.of(session, period, drawings, kept));
  }

  /**
   * Stores a copy.
   *
   * @param closings the closings of its months
   */
  void keep(Copy copy, OffsetDateTime at, Collection<Long> closings) {
    var id = store.period(copy.county(), copy.pack(), copy.period(), at, closings);
    store.definitions(copy.definitions());
    store.rows(id, copy.rows());
    store.gaps(id, copy.gaps());
    store.figures(id, copy.figures());
    store.prints(id, copy.prints());
  }

  /** The rows of the board, then the county's other hospitals; each with its line if it has one. */
  private Map<Row, BoardView.@Nullable Line> rows(BoardDrawing drawing, Row.County county) {
    var rows = new LinkedHashMap<Row, BoardView.@Nullable Line>();
    var drawn = drawing.rows().stream().map(BoardView.Line::code).toList();
    drawing.rows().forEach(line -> rows.put(evaluations.row(line.code()), line));
    for (var it : registry.snapshot().institutions()) {
      if (!it.organisationOnly() && it.kind() != InstitutionKind.VILLAGE_CLINIC) {
        var row = new Row.OfInstitution(it, registry.snapshot());
        if (row.county() == county.county() && !drawn.contains(it.code())) {
          rows.put(row, null);
        }
      }
    }
    return rows;
  }

  private static List<Defined> defined(Evaluations.Session session, Period period) {
    var pack = session.pack();
    return pack.seriesIds().stream()
        .flatMap(id -> pack.series(id, period.end()).stream())
        .map(series -> {
          var told = new SeriesOrigin(pack, series, period).told();
          var digest = Computation.digest(pack, series, period.end());
          return new Defined(series, FrozenDefinition.of(digest, series, told), told.parts());
        })
        .toList();
  }

  private static FrozenFigure figure(
      Evaluations.Session session,
      Defined defined,
      Row row,
      Period period,
      RegistrySnapshot registry,
      Map<List<MissingSource>, Integer> gaps) {
    var figure = session.figure(defined.series(), row, period);
    var reason = Reasons.of(figure, row);
    var base = figure.compared();
    var missing = session.missing(figure);
    var bare = figure.state() == State.NOT_APPLICABLE || figure.state() == State.RULE_ERROR;
    return new FrozenFigure(
        row.code(),
        defined.series().id(),
        defined.definition().digest(),
        figure.state(),
        figure.value(),
        value(figure.numerator()),
        state(figure.numerator()),
        value(figure.denominator()),
        state(figure.denominator()),
        figure.judgement(),
        figure.targets().stream().map(t -> new KeptTarget(t.judgement(), t.gap())).toList(),
        base == null ? null : base.period().toString(),
        base == null ? null : base.state(),
        base == null ? null : base.value(),
        base == null ? null : Comparability.note(row, period, base.period(), registry).orElse(null),
        reason == null ? null : reason.zh(),
        reason == null ? null : reason.en(),
        figure.sourcesIn(),
        figure.sourcesOf(),
        missing.isEmpty() ? null : gaps.computeIfAbsent(missing, _ -> gaps.size() + 1),
        bare ? List.of() : FigureParts.keep(session, figure, defined.parts()),
        figure.bearing());
  }

  private static @Nullable BigDecimal value(@Nullable Quantity side) {
    return side == null ? null : side.value();
  }

  private static @Nullable State state(@Nullable Quantity side) {
    return side == null ? null : side.state();
  }

  private List<KeptRow> kept(
      Evaluations.Session session, Map<Row, BoardView.@Nullable Line> rows, Period period) {
    var kept = new ArrayList<KeptRow>();
    var evidence = typed.latest(period.end());
    rows.forEach((row, line) -> {
      var name = Names.of(row);
      kept.add(
          new KeptRow(
              row.code(),
              kept.size(),
              line == null ? "institution" : line.kind(),
              line == null ? null : line.parent(),
              name.zh(),
              name.en(),
              items.typed(session.pack(), row, evidence)));
    });
    return kept;
  }
}
