package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.views.IndicatorView.Apart;
import org.yipanqi.indicators.views.IndicatorView.CommunityStanding;
import org.yipanqi.indicators.views.IndicatorView.LeagueLine;
import org.yipanqi.indicators.views.IndicatorView.Neighbour;
import org.yipanqi.indicators.views.IndicatorView.StandingCount;
import org.yipanqi.kernel.Label;
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

  private record Standing(Row row, Line line, Series series, Figure figure) {}

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
    var places = new PlaceRows(registry.snapshot(), period);
    var figure = session.figure(own, row, period);
    var standings = standings(session, family, places.institutions(row), period);
    var judged = everywhere(session, family, places.county(row), period);
    var numbered = Family.numbered(pack, series);
    var of = numbered == null ? null : chapter(pack, numbered);
    return new IndicatorView(
        chains.chain(session, own, row, period, List.of(period)),
        Reading.of(pack, figure),
        Chosen.code(series.direction()),
        of,
        numbered == null ? null : numbered.set(),
        numbered == null ? null : numbered.no(),
        PeriodChoice.of(calendar, pack, row.county(), period),
        neighbour(pack, series, period, -1),
        neighbour(pack, series, period, 1),
        targetLine(series),
        course.of(session, own, row),
        communities(session, family, places, row, period, sparks, judged),
        series.direction() != Direction.NONE,
        Chosen.code(asked.order()),
        league(pack, standings, series.direction(), asked, row),
        apart(standings),
        counts(pack, standings));
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

  private static List<Standing> standings(
      Evaluations.Session session, Family family, Map<Row, Line> rows, Period period) {
    var all = new ArrayList<Standing>();
    rows.forEach((row, line) -> {
      var series = family.on(row, period);
      all.add(new Standing(row, line, series, session.figure(series, row, period)));
    });
    return all;
  }

  /** For each community how its institutions are judged. */
  private static Map<String, List<Judgement>> everywhere(
      Evaluations.Session session, Family family, Map<Row, Line> rows, Period period) {
    var judged = new LinkedHashMap<String, List<Judgement>>();
    for (var one : standings(session, family, rows, period)) {
      var parent = one.line().parent();
      if (parent != null && one.figure().judgement() != Judgement.NOT_JUDGED) {
        judged.computeIfAbsent(parent, _ -> new ArrayList<>()).add(one.figure().judgement());
      }
    }
    return judged;
  }

  private static @Nullable Label chapter(PolicyPack pack, Family.Numbered numbered) {
    return pack.chapters().stream()
        .filter(c -> c.id().equals(numbered.chapter()))
        .findFirst()
        .map(PolicyPack.Chapter::title)
        .orElse(null);
  }

  private static @Nullable Neighbour neighbour(
      PolicyPack pack, Series series, Period period, int step) {
    var own = Family.numbered(pack, series);
    if (own == null) {
      return null;
    }
    var all = Family.list(pack).stream().filter(n -> n.set().equals(own.set())).toList();
    var at = all.indexOf(own) + step;
    if (at < 0 || at >= all.size()) {
      return null;
    }
    var beside = all.get(at);
    return pack.series(beside.series().getFirst(), period.end())
        .map(s -> new Neighbour(s.id(), beside.no(), s.shortTitle()))
        .orElse(null);
  }

  private static @Nullable String targetLine(Series series) {
    return series.targets().stream()
        .filter(Series.Target.Fixed.class::isInstance)
        .map(t -> Words.plain(((Series.Target.Fixed) t).value()))
        .findFirst()
        .orElse(null);
  }

  private List<CommunityStanding> communities(
      Evaluations.Session session,
      Family family,
      PlaceRows places,
      Row scope,
      Period period,
      List<Period> sparks,
      Map<String, List<Judgement>> judged) {
    return places.communities(scope).stream()
        .map(row -> {
          var series = family.on(row, period);
          var members = judged.getOrDefault(row.code(), List.of());
          return new CommunityStanding(
              row.code(),
              Names.of(row),
              Names.brief(row),
              series.id(),
              Reading.of(session.pack(), session.figure(series, row, period)),
              (int) members.stream().filter(j -> j == Judgement.MET).count(),
              members.size(),
              sparks.stream().map(p -> Courses.spark(session.figure(series, row, p))).toList());
        })
        .toList();
  }

  private List<LeagueLine> league(
      PolicyPack pack, List<Standing> standings, Direction direction, Question asked, Row scope) {
    var within = standings.stream().filter(s -> !apart(s)).toList();
    return League.of(within, Standing::figure, direction, asked.order()).stream()
        .map(place -> line(pack, place, scope))
        .filter(line -> line.reading().passes(asked.only()))
        .toList();
  }

  private LeagueLine line(PolicyPack pack, League.Place<Standing> place, Row scope) {
    var line = place.of().line();
    return new LeagueLine(
        place.rank(),
        line.code(),
        line.name(),
        line.shortName(),
        line.parent(),
        communityName(line),
        line.role(),
        line.tiedWith(),
        place.of().series().id(),
        line.code().equals(scope.code()),
        Reading.of(pack, place.figure()));
  }

  private static boolean apart(Standing standing) {
    return standing.figure().state() == State.NOT_APPLICABLE;
  }

  private List<Apart> apart(List<Standing> standings) {
    return standings.stream()
        .filter(Indicators::apart)
        .map(s ->
            new Apart(
                s.line().code(),
                s.line().name(),
                communityName(s.line()),
                Objects.requireNonNull(Reasons.of(s.figure(), s.row())),
                s.series().id()))
        .toList();
  }

  private @Nullable Label communityName(Line line) {
    return line.parent() == null
        ? null
        : registry
            .snapshot()
            .community(line.parent())
            .map(c -> Names.brief(new Row.OfCommunity(c)))
            .orElse(null);
  }

  private static List<StandingCount> counts(PolicyPack pack, List<Standing> standings) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var one : standings) {
      var reading = Reading.of(pack, one.figure());
      counts.merge(reading.standing(), 1, Integer::sum);
      if (reading.state() == State.PARTIAL) {
        counts.merge("partial", 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new StandingCount(e.getKey(), e.getValue()))
        .toList();
  }

  /** Words that the league may be limited to. */
  static @Nullable String only(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return null;
    }
    var known = new LinkedHashSet<String>(Set.of());
    for (var judgement : Judgement.values()) {
      known.add(judgement.code());
    }
    for (var state : State.values()) {
      if (!state.hasValue() || state == State.PARTIAL) {
        known.add(state.code());
      }
    }
    if (!known.contains(word)) {
      throw IndicatorProblem.BAD_CHOICE.because(word, String.join(", ", known));
    }
    return word;
  }
}
