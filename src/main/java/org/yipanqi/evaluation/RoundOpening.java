package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.tables.EvaluationProblem.ALREADY_OPEN;
import static org.yipanqi.evaluation.tables.EvaluationProblem.BAD_PERIOD;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NO_UNITS;
import static org.yipanqi.evaluation.tables.EvaluationProblem.PERIOD_NOT_CLOSED;
import static org.yipanqi.evaluation.tables.EvaluationProblem.PERIOD_NOT_OF_TABLE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.PERIOD_NOT_OVER;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.results.MarkRows;
import org.yipanqi.evaluation.results.RoundFigures;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.tables.EvaluationAction;
import org.yipanqi.evaluation.tables.Phases;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.indicators.StandingFigures.OfPlace;
import org.yipanqi.kernel.Period;

/** Opens evaluations for all units of a county: from then on a round has its figures for good. */
@Service
public class RoundOpening {

  private final ScoringTables tables;
  private final RoundRows rows;
  private final RunRows runs;
  private final MarkRows marks;
  private final RoundFigures figures;
  private final Phases phases;
  private final RunTold told;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  RoundOpening(
      ScoringTables tables,
      RoundRows rows,
      RunRows runs,
      MarkRows marks,
      RoundFigures figures,
      Phases phases,
      RunTold told,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.tables = tables;
    this.rows = rows;
    this.runs = runs;
    this.marks = marks;
    this.figures = figures;
    this.phases = phases;
    this.told = told;
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
    var phase = phases.of(table, period, purpose);
    var units = figures.units(table, period);
    if (units.isEmpty()) {
      throw NO_UNITS.because(period);
    }
    var taken = figures.closed(table, period, units);
    var closing = figures.closing(taken);
    if (closing == null && !table.series().isEmpty()) {
      throw PERIOD_NOT_CLOSED.because(period);
    }
    var selfDays = table.selfAssessmentDays();
    var selfDue = selfDays == null ? null : LocalDate.now(clock).plusDays(selfDays);
    var opening = new RoundRows.Opening(kept, period, purpose, closing, phase, selfDue);
    return Acting.asHouseWriting(
        caller.writes(),
        () -> Acting.together(transactions, () -> open(caller, opening, table, units, taken)));
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
    var round = rows.lock(id);
    var place = 0;
    for (var unit : units) {
      var run = runs.open(id, table.county(), unit, ++place, table.whole());
      var opened = runs.lock(run);
      runs.event(caller, opened, "open", now, null);
      told.opened(opened, round);
      Objects.requireNonNull(taken.get(figures.place(table, unit)))
          .figures()
          .values()
          .forEach(it -> marks.figure(run, table.county(), unit.institution(), it));
    }
    trail.note(
        caller,
        Entry.of(EvaluationAction.EVALUATION_OPENED, "evaluation", id)
            .at(String.valueOf(table.county()))
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
}
