package org.yipanqi.indicators.impact;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.Evaluations;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.impact.MonitoredView.MonitoredChoice;
import org.yipanqi.indicators.impact.MonitoredView.MonitoredFigure;
import org.yipanqi.indicators.impact.MonitoredView.MonitoredLine;
import org.yipanqi.indicators.impact.MonitoredView.MonitoredOption;
import org.yipanqi.indicators.impact.MonitoredView.MonitoredPlace;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.FormulaWords;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.Parameter.Setting;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.PolicyPack.Monitored;
import org.yipanqi.policy.Series;

/** Computes the monitored list: what is known, what the county has chosen, what it must choose. */
@Service
class MonitoredFigures {

  private final Evaluations evaluations;
  private final Calendar calendar;

  MonitoredFigures(Evaluations evaluations, Calendar calendar) {
    this.evaluations = evaluations;
    this.calendar = calendar;
  }

  @Transactional
  public MonitoredView list(
      Caller caller, PolicyPack pack, String scope, Period period, Basis basis) {
    var row = evaluations.row(scope);
    var session = evaluations.session(pack, List.of(period), basis);
    return new MonitoredView(
        pack.id(),
        new MonitoredPlace(row.code(), Names.of(row)),
        period.toString(),
        calendar.closed(pack, period),
        pack.monitored().stream().map(m -> line(session, m, row, period)).toList());
  }

  private MonitoredLine line(Evaluations.Session session, Monitored entry, Row row, Period period) {
    var pack = session.pack();
    var parameter =
        entry.parameter() == null
            ? Optional.<Parameter>empty()
            : pack.parameter(entry.parameter(), period.end());
    var series =
        entry.parameter() == null
            ? known(pack, entry, row, period)
            : Subject.chosen(pack, entry, period);
    return new MonitoredLine(
        entry.id(),
        entry.title(),
        entry.shortTitle(),
        entry.clause(),
        pack.clause(entry.clause()).map(PolicyPack.Clause::place).orElse(""),
        entry.weighted(),
        entry.note(),
        parameter.isEmpty() ? "known" : series.isPresent() ? "chosen" : "open",
        series.map(s -> figure(session, s, row, period)).orElse(null),
        parameter.map(p -> choice(session, entry, p, row, period)).orElse(null));
  }

  /** The first series that is computed for the row. */
  private static Optional<Series> known(PolicyPack pack, Monitored entry, Row row, Period period) {
    var levels = row.levels(period.end());
    var all =
        entry.series().stream().flatMap(id -> pack.series(id, period.end()).stream()).toList();
    return all.stream()
        .filter(s -> levels.stream().anyMatch(s.levels()::contains))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static MonitoredFigure figure(
      Evaluations.Session session, Series series, Row row, Period period) {
    return MonitoredFigure.of(
        session.figure(series, row, period),
        FormulaWords.of(session.pack(), series.formula(), period.end()));
  }

  private static MonitoredChoice choice(
      Evaluations.Session session, Monitored entry, Parameter parameter, Row row, Period period) {
    var pack = session.pack();
    return new MonitoredChoice(
        parameter.id(),
        parameter.label(),
        parameter.note(),
        parameter.value(),
        since(parameter, period),
        entry.options().stream()
            .flatMap(o ->
                pack.series(o.series(), period.end()).stream()
                    .map(s ->
                        new MonitoredOption(
                            o.value(),
                            parameter.words(o.value()),
                            figure(session, s, row, period))))
            .toList());
  }

  private static @Nullable String since(Parameter parameter, Period period) {
    return parameter.settings().stream()
        .filter(s -> s.decision() > 0 && !s.from().isAfter(period.end()))
        .map(Setting::from)
        .reduce((_, later) -> later)
        .map(day -> YearMonth.from(day).toString())
        .orElse(null);
  }
}
