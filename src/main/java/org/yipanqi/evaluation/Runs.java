package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.EvaluationProblem.ANOTHER_MUST_REVIEW;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_NOW;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.EvaluationProblem.NOT_YOUR_UNIT;
import static org.yipanqi.evaluation.EvaluationProblem.POINTS_OUT_OF_RANGE;
import static org.yipanqi.evaluation.EvaluationProblem.SCORED_BY_FIGURE;
import static org.yipanqi.evaluation.EvaluationProblem.STALE;
import static org.yipanqi.evaluation.EvaluationProblem.STILL_OPEN;
import static org.yipanqi.evaluation.EvaluationProblem.UNKNOWN_CRITERION;
import static org.yipanqi.evaluation.EvaluationProblem.UNKNOWN_RUN;
import static org.yipanqi.evaluation.EvaluationProblem.WORDS_NEEDED;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.scoring.Criterion;
import org.yipanqi.evaluation.scoring.Outcome;
import org.yipanqi.evaluation.scoring.Points;
import org.yipanqi.evaluation.scoring.ScoringTable;

/** What people do with one unit's evaluation, from its own marks to the confirmed score. */
@Service
class Runs {

  private final RunRows rows;
  private final RoundRows rounds;
  private final MarkRows marks;
  private final ScoringTables tables;
  private final RoundScores scores;
  private final FrozenCopies copies;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Runs(
      RunRows rows,
      RoundRows rounds,
      MarkRows marks,
      ScoringTables tables,
      RoundScores scores,
      FrozenCopies copies,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.rounds = rounds;
    this.marks = marks;
    this.tables = tables;
    this.scores = scores;
    this.copies = copies;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is at hand while something is done to a run. */
  private record Work(Run run, Round round, ScoringTable table, OffsetDateTime now) {}

  /**
   * States a criterion of one's own unit: points with a statement where people state it, a statement
   * alone beside a figure. Both null takes it back.
   */
  public void state(
      Caller caller,
      long id,
      int version,
      String criterion,
      @Nullable BigDecimal own,
      @Nullable String statement) {
    doing(
        caller,
        id,
        version,
        RunState.SELF_ASSESSMENT,
        it -> {
          var of = criterion(it.table(), criterion);
          if (own != null) {
            if (!(of.points() instanceof Points.Stated)) {
              throw SCORED_BY_FIGURE.because(of.title());
            }
            if (statement == null) {
              throw WORDS_NEEDED.because(of.title());
            }
            inRange(of, own, it.table());
          }
          marks.state(caller, it.run(), criterion, own, statement, it.now());
          rows.touch(it.run());
          note(caller, EvaluationAction.MARK_STATED, it, statement, points(criterion, own));
        });
  }

  /** Hands the self-assessment in; everything that people state is stated by then. */
  public void submit(Caller caller, long id, int version) {
    doing(
        caller,
        id,
        version,
        RunState.SELF_ASSESSMENT,
        it -> {
          var sheet = scores.of(it.round(), it.table()).sheet(it.run());
          refuse(it.table(), sheet.with(Outcome.AWAITED));
          rows.submit(caller, it.run(), it.now());
          rows.event(caller, it.run(), "submit", it.now(), null);
          note(caller, EvaluationAction.RUN_SUBMITTED, it, null, state(RunState.REVIEW));
        });
  }

  /** Gives a self-assessment back with a reason. */
  public void giveBack(Caller caller, long id, int version, String reason) {
    reviewing(
        caller,
        id,
        version,
        RunState.REVIEW,
        it -> {
          rows.move(it.run(), RunState.SELF_ASSESSMENT);
          rows.event(caller, it.run(), "return", it.now(), reason);
          note(
              caller,
              EvaluationAction.RUN_RETURNED,
              it,
              reason,
              state(RunState.SELF_ASSESSMENT));
        });
  }

  /**
   * Sets the points of a criterion, whatever they came from, with a reason.
   *
   * @param points null takes the reviewer's points away: what was before counts again
   */
  public void review(
      Caller caller,
      long id,
      int version,
      String criterion,
      @Nullable BigDecimal points,
      String reason) {
    reviewing(
        caller,
        id,
        version,
        RunState.REVIEW,
        it -> {
          var of = criterion(it.table(), criterion);
          if (points != null) {
            inRange(of, points, it.table());
          }
          marks.review(caller, it.run(), criterion, points, reason, it.now());
          rows.touch(it.run());
          note(caller, EvaluationAction.MARK_REVIEWED, it, reason, points(criterion, points));
        });
  }

  /** Stands for the score by name; the run is kept as it is then. */
  public void confirm(Caller caller, long id, int version) {
    reviewing(
        caller,
        id,
        version,
        RunState.REVIEW,
        it -> {
          var of = scores.of(it.round(), it.table());
          var sheet = of.sheet(it.run());
          if (sheet.score() == null) {
            refuse(it.table(), sheet.with(Outcome.BLOCKS));
            refuse(it.table(), sheet.with(Outcome.AWAITED));
            throw STILL_OPEN.because(sheet.words());
          }
          rows.confirm(caller, it.run(), sheet, it.now());
          rows.event(caller, it.run(), "confirm", it.now(), null);
          copies.keep(rows.lock(id), it.round(), of, it.now());
          note(
              caller,
              EvaluationAction.RUN_CONFIRMED,
              it,
              null,
              Map.of("state", "final", "score", sheet.score().toPlainString()));
        });
  }

  /** Opens a confirmed score again before it is published, with a reason. Its copy is kept. */
  public void reopen(Caller caller, long id, int version, String reason) {
    reviewing(
        caller,
        id,
        version,
        RunState.FINAL,
        it -> {
          rows.reopen(it.run());
          rows.event(caller, it.run(), "reopen", it.now(), reason);
          note(caller, EvaluationAction.RUN_REOPENED, it, reason, state(RunState.REVIEW));
        });
  }

  /** Not who handed it in, and somebody who writes for the whole county. */
  private void reviewing(
      Caller caller, long id, int version, RunState state, Consumer<Work> work) {
    doing(
        caller,
        id,
        version,
        state,
        it -> {
          if (!caller.writes().covers(it.run().county())) {
            throw NOT_YOUR_COUNTY.because(it.run().county());
          }
          var submitted = it.run().submitted();
          if (submitted != null && submitted.user().equals(caller.user())) {
            throw ANOTHER_MUST_REVIEW.because(submitted.name());
          }
          work.accept(it);
        });
  }

  private void doing(
      Caller caller, long id, int version, RunState state, Consumer<Work> work) {
    var seen =
        Acting.together(transactions, () -> rows.find(id))
            .orElseThrow(() -> UNKNOWN_RUN.because(id));
    if (!seen.ownOf(caller)) {
      throw NOT_YOUR_UNIT.because(seen.name());
    }
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var run = rows.lock(id);
                  if (run.version() != version) {
                    throw STALE.because();
                  }
                  if (run.state() != state) {
                    throw NOT_NOW.because();
                  }
                  var round = rounds.find(run.roundId()).orElseThrow();
                  var table = tables.read(tables.get(caller, round.tableId()));
                  work.accept(new Work(run, round, table, OffsetDateTime.now(clock)));
                  return true;
                }));
  }

  private static Criterion criterion(ScoringTable table, String id) {
    if (!table.has(id)) {
      throw UNKNOWN_CRITERION.because(id);
    }
    return table.criterion(id);
  }

  private static void inRange(Criterion of, BigDecimal points, ScoringTable table) {
    var places = table.rounding().mark();
    if (points.signum() < 0
        || points.compareTo(of.weight()) > 0
        || points.stripTrailingZeros().scale() > places) {
      throw POINTS_OUT_OF_RANGE.because(of.weight().toPlainString(), places);
    }
  }

  private static void refuse(ScoringTable table, List<String> open) {
    if (!open.isEmpty()) {
      throw STILL_OPEN.because(
          open.stream().map(it -> table.criterion(it).title().zh()).collect(Collectors.joining("、")));
    }
  }

  private static Map<String, String> state(RunState state) {
    return Map.of("state", state.code());
  }

  private static Map<String, String> points(String criterion, @Nullable BigDecimal points) {
    return points == null
        ? Map.of("criterion", criterion)
        : Map.of("criterion", criterion, "points", points.toPlainString());
  }

  private void note(
      Caller caller,
      EvaluationAction action,
      Work it,
      @Nullable String reason,
      Map<String, String> after) {
    trail.note(
        caller,
        Entry.of(action, "evaluation_run", it.run().id())
            .at(String.valueOf(it.run().county()))
            .because(reason)
            .changed(state(it.run().state()), after));
  }
}
