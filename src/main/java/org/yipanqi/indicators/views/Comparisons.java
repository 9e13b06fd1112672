package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.views.Comparison.ComparisonCount;
import org.yipanqi.indicators.views.Comparison.ComparisonLine;
import org.yipanqi.indicators.views.Comparison.VersionChange;
import org.yipanqi.indicators.views.PeriodPair.Kind;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;
import org.yipanqi.registry.Registry;

/** Puts two periods side by side. */
@Service
public class Comparisons {

  /**
   * What is compared.
   *
   * @param series one figure over all places of the scope; null for all figures of the scope
   * @param only one way of changing: the lines keep those that changed so
   */
  record Question(
      PolicyPack pack,
      String scope,
      Period a,
      Period b,
      BoardColumns set,
      @Nullable String series,
      @Nullable Kind only,
      Basis basis) {}

  private record Compared(Row row, PeriodPair pair, String no, @Nullable Label chapter) {}

  private final Evaluations evaluations;
  private final Registry registry;
  private final Calendar calendar;

  Comparisons(Evaluations evaluations, Registry registry, Calendar calendar) {
    this.evaluations = evaluations;
    this.registry = registry;
    this.calendar = calendar;
  }

  @Transactional
  Comparison compare(Caller caller, Question asked) {
    var row = evaluations.row(asked.scope());
    var one = asked.series() == null ? null : series(asked.pack(), asked.series(), asked.b());
    var session =
        evaluations.session(
            asked.pack(), Stream.of(asked.a(), asked.b()).distinct().toList(), asked.basis());
    var compared = one == null ? figures(session, asked, row) : places(session, asked, row, one);
    compared.sort(Comparator.comparing(Compared::pair, PeriodPair.WORST_FIRST));
    return new Comparison(
        row.code(),
        Names.of(row),
        Chosen.code(asked.set()),
        asked.series(),
        one == null ? null : one.title(),
        PeriodChoice.of(calendar, asked.pack(), row.county(), asked.a()),
        PeriodChoice.of(calendar, asked.pack(), row.county(), asked.b()),
        sameLength(asked),
        counts(compared),
        compared.stream()
            .filter(c -> asked.only() == null || c.pair().kinds().contains(asked.only()))
            .map(c -> line(asked.pack(), c))
            .toList());
  }

  private static Series series(PolicyPack pack, String id, Period period) {
    return pack.series(id, period.end())
        .orElseThrow(() -> IndicatorProblem.UNKNOWN_SERIES.because(id));
  }

  private static boolean sameLength(Question asked) {
    return asked.a().kind() == asked.b().kind();
  }

  /** All figures of a place, each by the definition in force at the end of its period. */
  private static List<Compared> figures(Evaluations.Session session, Question asked, Row row) {
    var compared = new ArrayList<Compared>();
    for (var choice : asked.set().choices(asked.pack(), asked.b())) {
      var after = choice.on(row, asked.b());
      var chapter =
          asked.pack().chapters().stream()
              .filter(c -> c.id().equals(choice.head().chapter()))
              .findFirst()
              .map(PolicyPack.Chapter::title)
              .orElse(null);
      compared.add(
          new Compared(row, pair(session, asked, row, after), choice.head().no(), chapter));
    }
    return compared;
  }

  private static PeriodPair pair(
      Evaluations.Session session, Question asked, Row row, Series after) {
    var before = asked.pack().series(after.id(), asked.a().end()).orElse(after);
    return PeriodPair.of(
        session.figure(before, row, asked.a()),
        session.figure(after, row, asked.b()),
        sameLength(asked));
  }

  private List<Compared> places(
      Evaluations.Session session, Question asked, Row scope, Series one) {
    var family = Family.of(asked.pack(), one, asked.b());
    var numbered = Family.numbered(asked.pack(), one);
    var places = new PlaceRows(registry.snapshot(), asked.b());
    var rows = new ArrayList<Row>();
    if (scope instanceof Row.OfCommunity) {
      rows.add(scope);
      rows.addAll(places.institutions(scope).keySet());
    } else {
      rows.addAll(places.county(scope).keySet());
    }
    var compared = new ArrayList<Compared>();
    for (var row : rows) {
      var pair = pair(session, asked, row, family.on(row, asked.b()));
      if (pair.a().state() != pair.b().state() || !apart(pair)) {
        compared.add(new Compared(row, pair, numbered == null ? "" : numbered.no(), null));
      }
    }
    return compared;
  }

  /** Not computed for the place in either period: nothing to compare. */
  private static boolean apart(PeriodPair pair) {
    return pair.b().state() == State.NOT_APPLICABLE;
  }

  private static List<ComparisonCount> counts(List<Compared> compared) {
    return Stream.of(Kind.values())
        .map(kind ->
            new ComparisonCount(
                Chosen.code(kind),
                (int) compared.stream().filter(c -> c.pair().kinds().contains(kind)).count()))
        .toList();
  }

  private static ComparisonLine line(PolicyPack pack, Compared compared) {
    var pair = compared.pair();
    var series = pair.b().series();
    var targets = Words.targets(series);
    var before = pack.version(pair.a().series());
    var after = pack.version(series);
    return new ComparisonLine(
        compared.row().code(),
        Names.of(compared.row()),
        kind(compared.row()),
        series.id(),
        compared.no(),
        series.title(),
        compared.chapter(),
        series.unit(),
        Chosen.code(series.direction()),
        targets.isEmpty() ? "—" : targets,
        Reading.of(pack, pair.a()),
        Reading.of(pack, pair.b()),
        pair.differenceText(),
        pair.relativeText(),
        pair.kinds().stream().map(Chosen::code).toList(),
        before == after ? null : new VersionChange(before, after));
  }

  private static String kind(Row row) {
    return switch (row) {
      case Row.County _ -> "county";
      case Row.OfCommunity _ -> "community";
      case Row.OfInstitution _ -> "institution";
    };
  }
}
