package org.yipanqi.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;

/**
 * Single figures of a pack, many at once, in spans that a form's columns name: for whoever fills a
 * form. A figure is a state and a value here; whoever needs where it stands against its target,
 * from which closing it comes, and why it has no value, asks {@link StandingFigures}, which knows
 * one period and no spans.
 */
@Service
public class AskedFigures {

  /** The time a figure is of, seen from a period. */
  public enum Span {
    PERIOD,
    /** From the year's first month to the period's last. */
    YEAR_TO_DATE,
    SAME_PERIOD_LAST_YEAR,
    PREVIOUS
  }

  /**
   * One figure.
   *
   * @param place the code of an institution, a community or a county
   */
  public record Asked(String series, String place, Span span) {}

  /**
   * @param value exact where it is, else to ten places; absent when the state says so
   */
  public record Answer(State state, @Nullable BigDecimal value) {}

  private static final int PLACES = 10;

  private final Evaluations evaluations;

  AskedFigures(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  /**
   * The figures, as closed where their period is closed, unless live ones are wanted. What adds up
   * over a year's months is always computed.
   */
  @Transactional
  public Map<Asked, Answer> answers(
      Caller caller, PolicyPack pack, Period period, Collection<Asked> asked, boolean live) {
    var periods = new LinkedHashSet<Period>();
    asked.forEach(one -> periods.addAll(spans(period, one.span())));
    if (periods.isEmpty()) {
      return Map.of();
    }
    var session = evaluations.session(pack, List.copyOf(periods), Basis.of(live));
    var answers = new LinkedHashMap<Asked, Answer>();
    for (var one : asked) {
      answers.computeIfAbsent(one, it -> answer(session, pack, period, it));
    }
    return answers;
  }

  private Answer answer(Evaluations.Session session, PolicyPack pack, Period period, Asked asked) {
    var spans = spans(period, asked.span());
    var last = spans.getLast();
    var series =
        pack.series(asked.series(), last.end())
            .orElseThrow(() -> new IllegalStateException("no series " + asked.series()));
    var row = evaluations.row(asked.place());
    return answer(
        spans.size() == 1
            ? session.figure(series, row, last)
            : session.evaluator().over(series, row, spans));
  }

  private static Answer answer(Figure figure) {
    var value = figure.value();
    return new Answer(
        figure.state(),
        value == null || value.scale() <= PLACES
            ? value
            : value.setScale(PLACES, RoundingMode.HALF_UP));
  }

  /** The longest periods that make up a span, one after the other. */
  static List<Period> spans(Period period, Span span) {
    return switch (span) {
      case PERIOD -> List.of(period);
      case PREVIOUS -> List.of(period.previous());
      case SAME_PERIOD_LAST_YEAR -> List.of(period.yearBefore());
      case YEAR_TO_DATE -> {
        var all = new ArrayList<Period>();
        var from = YearMonth.of(period.last().getYear(), 1);
        while (!from.isAfter(period.last())) {
          var next = longest(from, period.last());
          all.add(next);
          from = next.last().plusMonths(1);
        }
        yield List.copyOf(all);
      }
    };
  }

  private static Period longest(YearMonth from, YearMonth last) {
    for (var kind : List.of(Period.Kind.YEAR, Period.Kind.HALF, Period.Kind.QUARTER)) {
      if ((from.getMonthValue() - 1) % kind.months() == 0) {
        var whole = new Period(from, kind);
        if (!whole.last().isAfter(last)) {
          return whole;
        }
      }
    }
    return Period.month(from);
  }
}
