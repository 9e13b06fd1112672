package org.yipanqi.indicators.views;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Direction;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** One indicator in all its places and times. */
@Service
public class Indicators {

  private static final int SPARK = 6;

  /**
   * What a page of an indicator is asked for.
   *
   * @param kind how long the periods of its course are; by default the period's, months for a year
   * @param only a standing: the league keeps those that stand so
   */
  record Question(
      PolicyPack pack,
      String series,
      String scope,
      Period period,
      Basis basis,
      Period.@Nullable Kind kind,
      League.Order order,
      @Nullable String only) {}

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;
  private final Chains chains;

  Indicators(Evaluations evaluations, Registry registry, Calendar calendar, Chains chains) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
    this.chains = chains;
  }

  @Transactional
  IndicatorView indicator(Caller caller, Question asked) {
    var pack = asked.pack();
    var period = asked.period();
    var series =
        pack.series(asked.series(), period.end())
            .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(asked.series()));
    var row = evaluations.row(asked.scope());
    var kind = asked.kind() == null ? usual(period) : asked.kind();
    var course = new Courses(calendar, pack, period, kind);
    var sparks = PeriodChoice.upTo(calendar, period, kind, SPARK);
    var session = evaluations.session(pack, periods(period, course, sparks), asked.basis());
    var family = Family.of(pack, series, period);
    var own = family.on(row, period);
    var places = new IndicatorPlaces(session, family, registry.snapshot(), row, period);
    var numbered = Family.numbered(pack, series);
    return new IndicatorView(
        chains.chain(session, own, row, period, List.of(period)),
        Reading.of(pack, session.figure(own, row, period)),
        Chosen.code(series.direction()),
        numbered == null ? null : Family.chapter(pack, numbered),
        numbered == null ? null : numbered.set(),
        numbered == null ? null : numbered.no(),
        PeriodChoice.of(calendar, pack, row.county(), period),
        Family.neighbour(pack, series, period, -1),
        Family.neighbour(pack, series, period, 1),
        targetLine(series),
        course.of(session, own, row),
        places.communities(sparks),
        series.direction() != Direction.NONE,
        Chosen.code(asked.order()),
        places.league(series.direction(), asked.order(), asked.only()),
        places.apart(),
        places.counts());
  }

  private static Period.Kind usual(Period period) {
    return period.kind() == Period.Kind.YEAR ? Period.Kind.MONTH : period.kind();
  }

  private static List<Period> periods(Period period, Courses course, List<Period> sparks) {
    var all = new LinkedHashSet<Period>();
    all.add(period);
    all.addAll(course.periods());
    all.addAll(sparks);
    return List.copyOf(all);
  }

  private static @Nullable String targetLine(Series series) {
    return series.targets().stream()
        .filter(Series.Target.Fixed.class::isInstance)
        .map(t -> Words.plain(((Series.Target.Fixed) t).value()))
        .findFirst()
        .orElse(null);
  }
}
