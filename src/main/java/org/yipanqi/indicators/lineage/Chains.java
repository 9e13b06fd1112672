package org.yipanqi.indicators.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Comparability;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenFigures;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView.Compared;
import org.yipanqi.indicators.lineage.FigureView.Point;
import org.yipanqi.indicators.lineage.FigureView.RowOf;
import org.yipanqi.indicators.lineage.FigureView.TargetOf;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.DocumentStanding;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** Opens a figure: which clause, which formula, which numbers, which sources, how it came about. */
@Service
public class Chains {

  private static final int HISTORY = 8;

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final FactCatalogue facts = FactCatalogue.load();
  private final FrozenFigures frozen;

  Chains(Evaluations evaluations, Registry registry, Calendar calendar, FrozenFigures frozen) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.frozen = frozen;
  }

  @Transactional
  public FigureView chain(
      Caller caller, PolicyPack pack, String seriesId, String scope, Period period, Basis basis) {
    var row = evaluations.row(scope);
    var series =
        pack.series(seriesId, period.end())
            .or(() -> formerly(pack, seriesId, row, period))
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(seriesId));
    var periods = history(period);
    return chain(evaluations.session(pack, periods, basis), series, row, period, periods);
  }

  /**
   * The same within a session that reads more than this figure.
   *
   * @param periods those of its history, all of them known to the session
   */
  public FigureView chain(
      Evaluations.Session session, Series series, Row row, Period period, List<Period> periods) {
    var pack = session.pack();
    var figure = session.figure(series, row, period);
    var shown = figure.series();
    var origin = SeriesOrigin.of(pack, figure);
    return new FigureView(
        shown.id(),
        shown.title(),
        shown.unit(),
        shown.decimals(),
        rowOf(figure),
        period.toString(),
        figure.kept() != null || calendar.closed(pack, row.county(), period).isPresent(),
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(shown, figure.value()),
        Reasons.of(figure, row),
        origin.clause(),
        origin.item(),
        origin.indicator(),
        origin.goal(),
        origin.slips(),
        origin.definition(),
        figure.targets().stream().map(t -> target(t, shown)).toList(),
        figure.bearing(),
        figure.bearing().because(pack.document(), shown.places()),
        standing(pack, figure, origin.clause().status()),
        compared(figure),
        FigureParts.of(session, figure, origin.parts()),
        sources(session, figure),
        periods.stream().map(p -> point(session.figure(series, row, p))).toList(),
        figure.kept() == null ? null : figure.kept().period().note(),
        asClosed(session, figure));
  }

  /** How the document stands, or stood when the figure was kept. */
  private static DocumentStanding standing(PolicyPack pack, Figure figure, String status) {
    var county = String.valueOf(figure.row().county());
    return figure.kept() == null
        ? DocumentStanding.of(pack, county, figure.period().end())
        : DocumentStanding.of(pack, county, status, figure.bearing());
  }

  private FigureView.Sources sources(Evaluations.Session session, Figure figure) {
    return new FigureSources(registry.snapshot(), facts, session, calendar.today()).of(figure);
  }

  /** A series that the pack has dropped since the period was closed. */
  private Optional<Series> formerly(PolicyPack pack, String series, Row row, Period period) {
    return calendar
        .closed(pack, row.county(), period)
        .flatMap(in -> frozen.figure(in, series, row, List.of()))
        .map(Figure::series);
  }

  /** In live figures of a closed period: what the figure was when it was closed. */
  private @Nullable Point asClosed(Evaluations.Session session, Figure figure) {
    return session.basis() == Basis.CLOSED
        ? null
        : calendar
            .closed(session.pack(), figure.row().county(), figure.period())
            .flatMap(in -> frozen.figure(in, figure.series().id(), figure.row(), List.of()))
            .map(Chains::point)
            .orElse(null);
  }

  private List<Period> history(Period period) {
    var periods = new ArrayList<Period>();
    var each = period;
    while (periods.size() < HISTORY && (periods.isEmpty() || calendar.within(each))) {
      periods.addFirst(each);
      each = each.previous();
    }
    return periods;
  }

  /** The row, by the name it had when the period was closed. */
  private RowOf rowOf(Figure figure) {
    var now = rowOf(figure.row(), figure.period());
    return figure.kept() == null
        ? now
        : new RowOf(now.code(), figure.kept().rowName(), now.kind(), now.parent());
  }

  private RowOf rowOf(Row row, Period period) {
    return switch (row) {
      case Row.County county -> new RowOf(county.code(), Names.of(county), "county", null);
      case Row.OfCommunity community ->
          new RowOf(community.code(), Names.of(community), "community", row.code());
      case Row.OfInstitution institution ->
          new RowOf(
              institution.code(),
              Names.of(institution),
              "institution",
              registry
                  .snapshot()
                  .communityIn(institution.institution().id(), period.start(), period.end())
                  .map(c -> c.code())
                  .orElse(null));
    };
  }

  private static TargetOf target(Figure.Judged judged, Series series) {
    return new TargetOf(
        Words.target(judged.target(), series.unit()),
        judged.judgement(),
        Words.gap(judged, series));
  }

  private @Nullable Compared compared(Figure figure) {
    var base = figure.compared();
    if (base == null) {
      return null;
    }
    var now = figure.value();
    var then = base.value();
    return new Compared(
        base.period().toString(),
        base.state(),
        Words.exact(then),
        Words.display(figure.series(), then),
        now == null || then == null ? null : Words.distance(figure.series(), now.subtract(then)),
        figure.trend(),
        figure.kept() != null
            ? figure.kept().comparedNote()
            : Comparability.note(figure.row(), figure.period(), base.period(), registry.snapshot())
                .orElse(null));
  }

  private static Point point(Figure figure) {
    return new Point(
        figure.period().toString(),
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(figure.series(), figure.value()));
  }
}
