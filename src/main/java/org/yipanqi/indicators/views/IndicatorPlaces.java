package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardView.Line;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.Reasons;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.views.IndicatorView.Apart;
import org.yipanqi.indicators.views.IndicatorView.CommunityStanding;
import org.yipanqi.indicators.views.IndicatorView.LeagueLine;
import org.yipanqi.indicators.views.IndicatorView.StandingCount;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Direction;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.RegistrySnapshot;

/** One indicator in the communities and institutions of a county. */
final class IndicatorPlaces {

  private record Standing(Row row, Line line, Series series, Figure figure) {}

  private final Evaluations.Session session;
  private final Family family;
  private final RegistrySnapshot registry;
  private final Row scope;
  private final Period period;
  private final List<Standing> county;
  private final List<Standing> shown;

  /**
   * @param scope a community: the league is of its institutions alone
   */
  IndicatorPlaces(
      Evaluations.Session session,
      Family family,
      RegistrySnapshot registry,
      Row scope,
      Period period) {
    this.session = session;
    this.family = family;
    this.registry = registry;
    this.scope = scope;
    this.period = period;
    var rows = new PlaceRows(registry, period);
    this.county = standings(rows.county(scope));
    var within = rows.institutions(scope).keySet();
    this.shown = county.stream().filter(s -> within.contains(s.row())).toList();
  }

  private List<Standing> standings(Map<Row, Line> rows) {
    var all = new ArrayList<Standing>();
    rows.forEach((row, line) -> {
      var series = family.on(row, period);
      all.add(new Standing(row, line, series, session.figure(series, row, period)));
    });
    return all;
  }

  /**
   * The communities side by side.
   *
   * @param sparks the periods of their small curves
   */
  List<CommunityStanding> communities(List<Period> sparks) {
    return county.stream()
        .filter(s -> s.row() instanceof Row.OfCommunity)
        .map(s -> community(s, sparks))
        .toList();
  }

  private CommunityStanding community(Standing standing, List<Period> sparks) {
    var row = standing.row();
    var members =
        county.stream()
            .filter(s -> row.code().equals(s.line().parent()))
            .map(s -> s.figure().judgement())
            .filter(j -> j != Judgement.NOT_JUDGED)
            .toList();
    return new CommunityStanding(
        row.code(),
        standing.line().name(),
        standing.line().shortName(),
        standing.series().id(),
        Reading.of(session.pack(), standing.figure()),
        (int) members.stream().filter(j -> j == Judgement.MET).count(),
        members.size(),
        sparks.stream()
            .map(p -> Courses.spark(session.figure(standing.series(), row, p)))
            .toList());
  }

  /** The institutions it is computed for, in an order, limited to a standing. */
  List<LeagueLine> league(Direction direction, League.Order order, @Nullable String only) {
    var within = shown.stream().filter(s -> !apart(s)).toList();
    return League.of(within, Standing::figure, direction, order).stream()
        .map(this::line)
        .filter(line -> line.reading().passes(only))
        .toList();
  }

  private LeagueLine line(League.Place<Standing> place) {
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
        Reading.of(session.pack(), place.figure()));
  }

  private static boolean apart(Standing standing) {
    return standing.figure().state() == State.NOT_APPLICABLE;
  }

  /** The institutions it is not computed for, with the reason. */
  List<Apart> apart() {
    return shown.stream()
        .filter(IndicatorPlaces::apart)
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
            .community(line.parent())
            .map(c -> Names.brief(new Row.OfCommunity(c)))
            .orElse(null);
  }

  /** How many institutions stand how; partial ones are counted besides. */
  List<StandingCount> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    for (var one : shown) {
      var reading = Reading.of(session.pack(), one.figure());
      counts.merge(reading.standing(), 1, Integer::sum);
      if (reading.state() == State.PARTIAL) {
        counts.merge("partial", 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new StandingCount(e.getKey(), e.getValue()))
        .toList();
  }
}
