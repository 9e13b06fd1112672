package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/**
 * Some series of a pack for several places and one period, judged, with the closing they were read
 * from: for whoever builds on them and has to say later what they were. For the cells of a form,
 * which are of other spans and are not judged, there is {@link AskedFigures}.
 */
@Service
public class StandingFigures {

  /**
   * One figure.
   *
   * @param value exact, in the series' unit; absent when the state says so
   * @param decimals how many places screens show
   * @param targets what it was held against, in short; empty when there is nothing
   * @param reason why there is no value, where that needs words
   * @param kept whether it was read from a closed period
   */
  public record Standing(
      String series,
      Label title,
      String unit,
      int decimals,
      State state,
      Judgement judgement,
      @Nullable BigDecimal value,
      String targets,
      @Nullable Label reason,
      boolean kept) {}

  /**
   * The closing that a place's figures were read from.
   *
   * @param version counts how often the period was closed
   */
  public record From(int version, String closedBy, OffsetDateTime closedAt) {}

  /**
   * Figures of one place by their series. A series that the pack lacks is not in it.
   *
   * @param closing absent when the period is open, or when live figures were asked for
   */
  public record OfPlace(String place, @Nullable From closing, Map<String, Standing> figures) {}

  private final Evaluations evaluations;
  private final Policies policies;

  StandingFigures(Evaluations evaluations, Policies policies) {
    this.evaluations = evaluations;
    this.policies = policies;
  }

  /**
   * Figures as they were closed, else as they are now; only what the thread's name may see.
   *
   * @param places codes of communities, institutions or counties
   * @param live as they are now, whatever was closed
   */
  @Transactional(readOnly = true)
  public List<OfPlace> of(
      String pack,
      Period period,
      Collection<String> places,
      Collection<String> series,
      boolean live) {
    var session = evaluations.session(policies.get(pack), List.of(period), Basis.of(live));
    return places.stream().map(code -> place(session, code, period, series)).toList();
  }

  private OfPlace place(
      Evaluations.Session session, String code, Period period, Collection<String> series) {
    var row = evaluations.row(code);
    var figures = new LinkedHashMap<String, Standing>();
    for (var id : series) {
      session
          .pack()
          .series(id, period.end())
          .ifPresent(it -> figures.put(id, standing(id, session.figure(it, row, period))));
    }
    return new OfPlace(code, from(session.closed(row, period)), figures);
  }

  private static @Nullable From from(Optional<FrozenPeriod> closed) {
    return closed.map(it -> new From(it.version(), it.closedBy(), it.closedAt())).orElse(null);
  }

  private static Standing standing(String id, Figure it) {
    var series = it.series();
    return new Standing(
        id,
        series.title(),
        series.unit(),
        series.decimals(),
        it.state(),
        it.judgement(),
        it.value(),
        Words.targets(series),
        it.reason(),
        it.kept() != null);
  }
}
