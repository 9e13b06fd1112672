package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.EvaluationProblem.ALREADY_OPEN;
import static org.yipanqi.evaluation.EvaluationProblem.BAD_PERIOD;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_ALL_CONFIRMED;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_NOW;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.EvaluationProblem.NO_UNITS;
import static org.yipanqi.evaluation.EvaluationProblem.PERIOD_NOT_CLOSED;
import static org.yipanqi.evaluation.EvaluationProblem.PERIOD_NOT_OF_TABLE;
import static org.yipanqi.evaluation.EvaluationProblem.PERIOD_NOT_OVER;
import static org.yipanqi.evaluation.EvaluationProblem.STALE;
import static org.yipanqi.evaluation.EvaluationProblem.UNKNOWN_ROUND;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.indicators.StandingFigures.OfPlace;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;

/** Evaluations opened for all units of a county, published, withdrawn. */
@Service
class Rounds {

  private final ScoringTables tables;
  private final RoundRows rows;
  private final RunRows runs;
  private final MarkRows marks;
  private final RoundFigures figures;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Rounds(
      ScoringTables tables,
      RoundRows rows,
      RunRows runs,
      MarkRows marks,
      RoundFigures figures,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.tables = tables;
    this.rows = rows;
    this.runs = runs;
    this.marks = marks;
    this.figures = figures;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Opens a round: its figures are taken from the closed period and kept with it from now on.
   *
   * @return the round's number
   */
  public long open(Caller caller, long tableId, String periodText, Purpose purpose) {
    var kept = tables.get(caller, tableId);
    if (!caller.writes().covers(kept.county())) {
      throw NOT_YOUR_COUNTY.because(kept.county());
    }
    var table = tables.read(kept);
    var period = period(periodText, table);
    var units = figures.units(table, period);
    if (units.isEmpty()) {
      throw NO_UNITS.because(period);
    }
    var taken = figures.closed(table, period, units);
    var closing = figures.closing(taken);
    if (closing == null && !table.series().isEmpty()) {
      throw PERIOD_NOT_CLOSED.because(period);
    }
    var opening = new RoundRows.Opening(kept, period, purpose, closing);
    return writing(caller, () -> open(caller, opening, table, units, taken));
  }

  private long open(
      Caller caller,
      RoundRows.Opening opening,
      ScoringTable table,
      List<RunRows.Unit> units,
      Map<String, OfPlace> taken) {
    var now = OffsetDateTime.now(clock);
    var id =
        rows.open(caller, opening, now)
            .orElseThrow(() -> ALREADY_OPEN.because(table.title(), opening.period()));
    var place = 0;
    for (var unit : units) {
      var run = runs.open(id, table.county(), unit, ++place, table.whole());
      runs.event(caller, runs.lock(run), "open", now, null);
      Objects.requireNonNull(taken.get(figures.place(table, unit)))
          .figures()
          .values()
          .forEach(it -> marks.figure(run, table.county(), unit.institution(), it));
    }
    trail.note(
        caller,
        entry(EvaluationAction.EVALUATION_OPENED, id, table.county())
            .changed(
                null,
                Map.of(
                    "table", table.code(),
                    "period", opening.period().toString(),
                    "purpose", opening.purpose().code(),
                    "units", units.size())));
    return id;
  }

  private Period period(String text, ScoringTable table) {
    Period period;
    try {
      period = Period.of(text);
    } catch (IllegalArgumentException e) {
      throw BAD_PERIOD.because(text);
    }
    if (!table.periods().contains(period.kind()) || period.start().isBefore(table.from())) {
      throw PERIOD_NOT_OF_TABLE.because(period, table.title());
    }
    if (!period.end().isBefore(LocalDate.now(clock))) {
      throw PERIOD_NOT_OVER.because(period);
    }
    return period;
  }

  /** Publishes a round whose units are all confirmed. Others may use the results after the lag. */
  public void publish(Caller caller, long id, int version) {
    var seen = own(caller, id);
    var days = tables.read(tables.get(caller, seen.tableId())).availableAfterDays();
    writing(
        caller,
        () -> {
          var round = current(id, version);
          var all = runs.of(id);
          var open = all.stream().filter(r -> r.state() != RunState.FINAL).toList();
          if (!open.isEmpty()) {
            throw NOT_ALL_CONFIRMED.because(
                new Label(
                    open.stream().map(r -> r.name().zh()).collect(Collectors.joining("、")),
                    open.stream().map(r -> r.name().en()).collect(Collectors.joining(", "))));
          }
          var now = OffsetDateTime.now(clock);
          var from = LocalDate.now(clock).plusDays(days);
          rows.publish(caller, round, now, from);
          for (var run : all) {
            runs.move(run, RunState.PUBLISHED);
            runs.event(caller, run, "publish", now, null);
          }
          trail.note(
              caller,
              entry(EvaluationAction.EVALUATION_PUBLISHED, id, round.county())
                  .changed(
                      Map.of("state", "open"),
                      Map.of("state", "published", "available", from.toString())));
          return true;
        });
  }

  /** Takes a round back as a whole, with a reason; another may then be opened in its stead. */
  public void withdraw(Caller caller, long id, int version, String reason) {
    own(caller, id);
    writing(
        caller,
        () -> {
          var round = current(id, version);
          var now = OffsetDateTime.now(clock);
          rows.withdraw(caller, round, now, reason);
          for (var run : runs.of(id)) {
            runs.move(run, RunState.WITHDRAWN);
            runs.event(caller, run, "withdraw", now, reason);
          }
          trail.note(
              caller,
              entry(EvaluationAction.EVALUATION_WITHDRAWN, id, round.county())
                  .because(reason)
                  .changed(Map.of("state", "open"), Map.of("state", "withdrawn")));
          return true;
        });
  }

  private Round own(Caller caller, long id) {
    var seen =
        Acting.together(transactions, () -> rows.find(id))
            .orElseThrow(() -> UNKNOWN_ROUND.because(id));
    if (!caller.writes().covers(seen.county())) {
      throw NOT_YOUR_COUNTY.because(seen.county());
    }
    return seen;
  }

  /** The round, locked, open and as the page saw it. */
  private Round current(long id, int version) {
    var round = rows.lock(id);
    if (!round.state().equals("open")) {
      throw NOT_NOW.because();
    }
    if (round.version() != version) {
      throw STALE.because();
    }
    return round;
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }

  private static Entry entry(EvaluationAction action, long id, long county) {
    return Entry.of(action, "evaluation", id).at(String.valueOf(county));
  }
}
