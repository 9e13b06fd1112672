package org.yipanqi.indicators.views;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView.Column;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.views.Brief.BriefCounts;
import org.yipanqi.indicators.views.Brief.BriefLine;
import org.yipanqi.indicators.views.Brief.BriefLines;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Series;

/**
 * The indicators of a place, or its goals where the document has none, for the brief: this period
 * beside the one before.
 */
final class BriefFigures {

  private static final Set<PeriodPair.Kind> JUDGED_ANEW =
      Set.of(PeriodPair.Kind.NEWLY_MET, PeriodPair.Kind.NEWLY_MISSED);

  /** An indicator or goal with its figure now and in the period before. */
  record Entry(Column head, PeriodPair pair) {

    Figure figure() {
      return pair.b();
    }
  }

  private final Evaluations.Session session;
  private final List<Entry> entries;

  private BriefFigures(Evaluations.Session session, List<Entry> entries) {
    this.session = session;
    this.entries = entries;
  }

  static BriefFigures of(Evaluations.Session session, Row row, Period period) {
    var pack = session.pack();
    var entries = new ArrayList<Entry>();
    for (var choice : BoardColumns.usual(pack).choices(pack, period)) {
      Optional.of(Family.of(pack, choice.series().getFirst(), period).on(row, period))
          .filter(s -> row.levels(period.end()).stream().anyMatch(s.levels()::contains))
          .ifPresent(s -> entries.add(new Entry(choice.head(), pair(session, s, row, period))));
    }
    return new BriefFigures(session, entries);
  }

  private static PeriodPair pair(
      Evaluations.Session session, Series series, Row row, Period period) {
    var previous = period.previous();
    var before = session.pack().series(series.id(), previous.end()).orElse(series);
    return PeriodPair.of(
        session.figure(before, row, previous), session.figure(series, row, period), true);
  }

  List<Entry> entries() {
    return entries;
  }

  BriefCounts counts() {
    return counts(entries.stream().map(Entry::figure).toList());
  }

  /** The period that the figures are judged against, the same for all. */
  @Nullable Period basePeriod() {
    return entries.stream()
        .map(e -> e.figure().compared())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Figure::period)
        .orElse(null);
  }

  BriefCounts counts(Row row, Period period) {
    return counts(
        entries.stream()
            .map(e ->
                session
                    .pack()
                    .series(e.figure().series().id(), period.end())
                    .orElse(e.figure().series()))
            .map(s -> session.figure(s, row, period))
            .toList());
  }

  private static BriefCounts counts(List<Figure> figures) {
    var valued = figures.stream().filter(f -> f.state().hasValue()).toList();
    return new BriefCounts(
        figures.size(),
        count(valued, Judgement.MET),
        count(valued, Judgement.AT_RISK),
        count(valued, Judgement.MISSED),
        count(valued, Judgement.NOT_YET_DUE),
        count(valued, Judgement.NOT_JUDGED),
        figures.size() - valued.size());
  }

  private static int count(List<Figure> figures, Judgement judgement) {
    return (int) figures.stream().filter(f -> f.judgement() == judgement).count();
  }

  /** The figures that stand so, the furthest from their targets first. */
  BriefLines standing(Judgement judgement, int most) {
    return lines(
        e -> e.figure().state().hasValue() && e.figure().judgement() == judgement,
        Comparator.comparing(
            (Entry e) -> distance(e.figure()),
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())),
        most);
  }

  BriefLines changed(PeriodPair.Kind kind, int most) {
    return lines(
        e -> e.pair().kinds().contains(kind), Comparator.comparing(entries::indexOf), most);
  }

  /** What moved most in parts of its earlier value, besides what is judged anew. */
  BriefLines moves(int most) {
    var all =
        entries.stream()
            .filter(e -> e.pair().kinds().stream().noneMatch(JUDGED_ANEW::contains))
            .filter(e -> moved(e) != null)
            .sorted(
                Comparator.comparing(
                    BriefFigures::moved, Comparator.nullsLast(Comparator.reverseOrder())))
            .limit(most)
            .map(this::line)
            .toList();
    return new BriefLines(all, 0);
  }

  private static @Nullable BigDecimal moved(Entry entry) {
    var ratio = entry.pair().ratio();
    return ratio == null || ratio.signum() == 0 || entry.figure().series().unit().equals("yes_no")
        ? null
        : ratio.abs();
  }

  /** Figures without a value or with a partial one. */
  BriefLines silent(int most) {
    return lines(
        e -> !e.figure().state().hasValue() || !e.figure().total().missing().isEmpty(),
        Comparator.comparing(entries::indexOf),
        most);
  }

  private BriefLines lines(Predicate<Entry> wanted, Comparator<Entry> order, int most) {
    var all = entries.stream().filter(wanted).sorted(order).toList();
    return new BriefLines(
        all.stream().limit(most).map(this::line).toList(), Math.max(0, all.size() - most));
  }

  /** The largest gap in parts of what should have been reached. */
  private static @Nullable BigDecimal distance(Figure figure) {
    return figure.targets().stream()
        .filter(t -> t.gap() != null && t.gap().signum() > 0)
        .map(t -> inParts(t, figure))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable BigDecimal inParts(Figure.Judged judged, Figure figure) {
    var compared = figure.compared();
    var bar =
        switch (judged.target()) {
          case Series.Target.Fixed fixed -> fixed.value();
          case Series.Target.Moving _ -> compared == null ? null : compared.value();
        };
    var gap = judged.gap();
    return bar == null || bar.signum() == 0 || gap == null
        ? null
        : gap.divide(bar.abs(), Quantity.PRECISION);
  }

  private BriefLine line(Entry entry) {
    var figure = entry.figure();
    var before = entry.pair().a();
    return new BriefLine(
        figure.series().id(),
        entry.head().no(),
        entry.head().title(),
        entry.head().shortTitle(),
        figure.series().unit(),
        Chosen.code(figure.series().direction()),
        entry.head().weighted(),
        Reading.of(session.pack(), figure),
        Words.display(before.series(), before.value()),
        before.state().hasValue() ? before.judgement() : null,
        entry.pair().differenceText());
  }
}
