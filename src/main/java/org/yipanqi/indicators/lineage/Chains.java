package org.yipanqi.indicators.lineage;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView.Compared;
import org.yipanqi.indicators.lineage.FigureView.Point;
import org.yipanqi.indicators.lineage.FigureView.RowOf;
import org.yipanqi.indicators.lineage.FigureView.TargetOf;
import org.yipanqi.indicators.lineage.FigureView.UnitOf;
import org.yipanqi.kernel.Period;
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

  Chains(Evaluations evaluations, Registry registry, Calendar calendar) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
  }

  @Transactional
  public FigureView chain(
      Caller caller, PolicyPack pack, String seriesId, String scope, Period period, Basis basis) {
    var series =
        pack.series(seriesId, period.end())
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(seriesId));
    var row = evaluations.row(scope);
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
    var origin = new SeriesOrigin(pack, series, period);
    return new FigureView(
        series.id(),
        series.title(),
        series.unit(),
        series.decimals(),
        rowOf(row, period),
        period.toString(),
        calendar.closed(pack, period),
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(series, figure.value()),
        Reasons.of(figure, row),
        origin.clause(),
        origin.item(),
        origin.indicator(),
        origin.slips(),
        origin.definition(),
        figure.targets().stream().map(t -> target(t, series)).toList(),
        compared(figure),
        FigureParts.of(session, figure),
        new FigureSources(registry.snapshot(), facts, session, calendar.today()).of(figure),
        periods.stream().map(p -> point(session.figure(series, row, p))).toList());
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
        now == null || then == null
            ? null
            : now.subtract(then)
                .setScale(Math.max(1, figure.series().decimals()), RoundingMode.HALF_UP)
                .toPlainString(),
        figure.trend(),
        Comparability.note(figure.row(), figure.period(), base.period(), registry.snapshot())
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
