package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.tables.EvaluationProblem.ANOTHER_MUST_REVIEW;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_NOW;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_YOUR_UNIT;
import static org.yipanqi.evaluation.tables.EvaluationProblem.STALE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.UNKNOWN_RUN;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.evaluation.results.Round;
import org.yipanqi.evaluation.results.RoundRows;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunState;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.tables.EvaluationAction;
import org.yipanqi.evaluation.tables.ScoringTables;

/** How anything is done to a run: seen, one's own, locked, as the page saw it, noted. */
@Component
class RunWork {

  /** What is asked: of which run, in the version and the state that it must have. */
  record Asked(Caller caller, long run, int version, RunState state) {}

  /** What is at hand while it is done. */
  record At(Caller caller, Run run, Round round, ScoringTable table, OffsetDateTime now) {}

  private final RunRows rows;
  private final RoundRows rounds;
  private final ScoringTables tables;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  RunWork(
      RunRows rows,
      RoundRows rounds,
      ScoringTables tables,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.rounds = rounds;
    this.tables = tables;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** By who reviews: not who handed it in, and somebody who writes for the whole county. */
  void reviewing(Asked asked, Consumer<At> work) {
    var seen = seen(asked);
    if (!seen.reviewedBy(asked.caller())) {
      throw NOT_YOUR_COUNTY.because(seen.county());
    }
    locked(
        asked,
        seen,
        it -> {
          var submitted = it.run().submitted();
          if (submitted != null && submitted.user().equals(asked.caller().user())) {
            throw ANOTHER_MUST_REVIEW.because(submitted.name());
          }
          work.accept(it);
        });
  }

  /** By whose own it is. One transaction, written in the caller's name. */
  void doing(Asked asked, Consumer<At> work) {
    var seen = seen(asked);
    if (!seen.ownOf(asked.caller())) {
      throw NOT_YOUR_UNIT.because(seen.name());
    }
    locked(asked, seen, work);
  }

  private Run seen(Asked asked) {
    return Acting.together(transactions, () -> rows.find(asked.run()))
        .orElseThrow(() -> UNKNOWN_RUN.because(asked.run()));
  }

  /** A city's reviewer keeps nothing in the county: what is written is the one run's. */
  private void locked(Asked asked, Run seen, Consumer<At> work) {
    var caller = asked.caller();
    Acting.asHouseWriting(
        seen.countyItself() ? Reach.of(List.of(seen.county())) : caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var run = rows.lock(asked.run());
                  if (run.version() != asked.version()) {
                    throw STALE.because();
                  }
                  if (run.state() != asked.state()) {
                    throw NOT_NOW.because();
                  }
                  var round = rounds.find(run.roundId()).orElseThrow();
                  var table = tables.read(tables.get(caller, round.tableId()));
                  work.accept(new At(caller, run, round, table, OffsetDateTime.now(clock)));
                  return true;
                }));
  }

  void note(At it, EvaluationAction action, @Nullable String reason, Map<String, String> after) {
    trail.note(
        it.caller(),
        Entry.of(action, "evaluation_run", it.run().id())
            .at(String.valueOf(it.run().county()))
            .because(reason)
            .changed(Map.of("state", it.run().state().code()), after));
  }
}
