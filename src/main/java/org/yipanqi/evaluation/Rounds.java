package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_ALL_CONFIRMED;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_NOW;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.tables.EvaluationProblem.STALE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.UNKNOWN_ROUND;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.results.EvaluationRecords;
import org.yipanqi.evaluation.results.ResultUses;
import org.yipanqi.evaluation.results.Round;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunState;
import org.yipanqi.evaluation.tables.EvaluationAction;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.kernel.Label;

/** Evaluations of a county published, or taken back as a whole. */
@Service
public class Rounds {

  private final ScoringTables tables;
  private final RoundRows rows;
  private final RunRows runs;
  private final ResultUses uses;
  private final RunTold told;
  private final OwnFacts facts;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Rounds(
      ScoringTables tables,
      RoundRows rows,
      RunRows runs,
      ResultUses uses,
      RunTold told,
      OwnFacts facts,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.tables = tables;
    this.rows = rows;
    this.runs = runs;
    this.uses = uses;
    this.told = told;
    this.facts = facts;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Publishes a round whose units are all confirmed. Others may use the results after the lag. */
  public void publish(Caller caller, long id, int version) {
    var seen = own(caller, id);
    var table = tables.read(tables.get(caller, seen.tableId()));
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
          var today = LocalDate.now(clock);
          var from = today.plusDays(table.availableAfterDays());
          rows.publish(caller, round, now, from);
          uses.keep(round, table, today);
          for (var run : all) {
            runs.move(run, RunState.PUBLISHED);
            runs.event(caller, run, "publish", now, null);
          }
          told.published(all, round);
          factsOf(all, id);
          trail.note(
              caller,
              entry(EvaluationAction.EVALUATION_PUBLISHED, id, round.county())
                  .changed(
                      Map.of("state", "open"),
                      Map.of("state", "published", "available", from.toString())));
          return true;
        });
  }

  /** Measures that read results are computed again for the days on which these become usable. */
  private void factsOf(List<Run> all, long round) {
    var days = uses.days(round);
    for (var run : all) {
      if (run.unitNo() != null) {
        facts.touched(EvaluationRecords.RESULT, days, Collections.singletonList(run.unitNo()));
      }
    }
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
          told.withdrawn(runs.of(id), round);
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
