package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Figure;
import org.yipanqi.indicators.figures.Quantity;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.figures.Words;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.indicators.views.IndicatorView.Course;
import org.yipanqi.indicators.views.IndicatorView.CoursePoint;
import org.yipanqi.indicators.views.IndicatorView.CourseTick;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/**
 * A figure over time: the year of a period beside the year before it, or year after year. At most
 * 24 figures.
 */
final class Courses {

  private static final int MOST = 24;

  private final Calendar calendar;
  private final PolicyPack pack;
  private final Period.Kind kind;
  private final List<Period> ticks;

  Courses(Calendar calendar, PolicyPack pack, Period period, Period.Kind kind) {
    this.calendar = calendar;
    this.pack = pack;
    this.kind = kind;
    this.ticks = kind == Period.Kind.YEAR ? years(period) : within(period);
  }

  private List<Period> within(Period period) {
    var all = new ArrayList<Period>();
    var each = Period.containing(period.first().withMonth(1), kind);
    while (each.first().getYear() == period.first().getYear()) {
      all.add(each);
      each = each.next();
    }
    return all;
  }

  private List<Period> years(Period period) {
    var last = calendar.last(Period.Kind.YEAR).orElse(period);
    var end = Period.containing(period.last(), Period.Kind.YEAR);
    return PeriodChoice.upTo(
        calendar, end.first().isAfter(last.first()) ? end : last, Period.Kind.YEAR, MOST);
  }

  private boolean paired() {
    return kind != Period.Kind.YEAR;
  }

  /** Every period that is drawn. */
  List<Period> periods() {
    var all = new LinkedHashSet<Period>(ticks.stream().filter(calendar::within).toList());
    if (paired()) {
      ticks.stream().map(Period::yearBefore).filter(calendar::within).forEach(all::add);
    }
    return List.copyOf(all);
  }

  Course of(Evaluations.Session session, Series series, Row row) {
    return new Course(
        Chosen.code(kind), ticks.stream().map(p -> tick(session, series, row, p)).toList());
  }

  private CourseTick tick(Evaluations.Session session, Series series, Row row, Period period) {
    var before = period.yearBefore();
    return new CourseTick(
        period.toString(),
        calendar.closed(pack, row.county(), period).isPresent(),
        point(session, series, row, period),
        paired() ? before.toString() : null,
        paired() ? point(session, series, row, before) : null);
  }

  private @Nullable CoursePoint point(
      Evaluations.Session session, Series series, Row row, Period period) {
    if (!calendar.within(period)) {
      return null;
    }
    var figure = session.figure(series, row, period);
    return new CoursePoint(
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(series, figure.value()),
        side(figure, figure.numerator()),
        side(figure, figure.denominator()));
  }

  private static @Nullable String side(Figure figure, @Nullable Quantity side) {
    var whole = figure.state().hasValue() || figure.state() == State.DENOMINATOR_ZERO;
    return side == null || figure.denominator() == null || !whole
        ? null
        : Words.exact(side.value());
  }

  /** A figure as a point of a small curve. */
  static FigureView.Point spark(Figure figure) {
    return new FigureView.Point(
        figure.period().toString(),
        figure.state(),
        figure.judgement(),
        Words.exact(figure.value()),
        Words.display(figure.series(), figure.value()));
  }
}
