package org.yipanqi.evaluation;

import static org.yipanqi.evaluation.tables.EvaluationProblem.POINTS_OUT_OF_RANGE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.SCORED_BY_FIGURE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.STILL_OPEN;
import static org.yipanqi.evaluation.tables.EvaluationProblem.UNKNOWN_CRITERION;
import static org.yipanqi.evaluation.tables.EvaluationProblem.WORDS_NEEDED;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.evaluation.RunWork.Asked;
import org.yipanqi.evaluation.results.FrozenCopies;
import org.yipanqi.evaluation.results.MarkRows;
import org.yipanqi.evaluation.results.RoundScores;
import org.yipanqi.evaluation.results.RunRows;
import org.yipanqi.evaluation.results.RunState;
import org.yipanqi.evaluation.scoring.Criterion;
import org.yipanqi.evaluation.scoring.Outcome;
import org.yipanqi.evaluation.scoring.Points;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.tables.EvaluationAction;
import org.yipanqi.kernel.Label;

/** What people do with one unit's evaluation, from its own marks to the confirmed score. */
@Service
public class Runs {

  private final RunRows rows;
  private final MarkRows marks;
  private final RunWork work;
  private final RoundScores scores;
  private final FrozenCopies copies;
  private final RunTold told;

  Runs(
      RunRows rows,
      MarkRows marks,
      RunWork work,
      RoundScores scores,
      FrozenCopies copies,
      RunTold told) {
    this.rows = rows;
    this.marks = marks;
    this.work = work;
    this.scores = scores;
    this.copies = copies;
    this.told = told;
  }

  /**
   * States a criterion of one's own unit: points with a statement where people state it, a
   * statement alone beside a figure. Both null takes it back.
   */
  public void state(
      Caller caller,
      long id,
      int version,
      String criterion,
      @Nullable BigDecimal own,
      @Nullable String statement) {
    work.doing(
        new Asked(caller, id, version, RunState.SELF_ASSESSMENT),
        it -> {
          var of = criterion(it, criterion);
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
          work.note(it, EvaluationAction.MARK_STATED, statement, points(criterion, own));
        });
  }

  /** Hands the self-assessment in; everything that people state is stated by then. */
  public void submit(Caller caller, long id, int version) {
    work.doing(
        new Asked(caller, id, version, RunState.SELF_ASSESSMENT),
        it -> {
          var sheet = scores.of(it.round(), it.table()).sheet(it.run());
          refuse(it.table(), sheet.with(Outcome.AWAITED));
          rows.submit(caller, it.run(), it.now());
          rows.event(caller, it.run(), "submit", it.now(), null);
          told.handedIn(it.run(), it.round());
          work.note(it, EvaluationAction.RUN_SUBMITTED, null, state(RunState.REVIEW));
        });
  }

  /** Gives a self-assessment back with a reason. */
  public void giveBack(Caller caller, long id, int version, String reason) {
    work.reviewing(
        new Asked(caller, id, version, RunState.REVIEW),
        it -> {
          rows.move(it.run(), RunState.SELF_ASSESSMENT);
          rows.event(caller, it.run(), "return", it.now(), reason);
          told.returned(it.run(), it.round());
          work.note(it, EvaluationAction.RUN_RETURNED, reason, state(RunState.SELF_ASSESSMENT));
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
    work.reviewing(
        new Asked(caller, id, version, RunState.REVIEW),
        it -> {
          var of = criterion(it, criterion);
          if (points != null) {
            inRange(of, points, it.table());
          }
          marks.review(caller, it.run(), criterion, points, reason, it.now());
          rows.touch(it.run());
          work.note(it, EvaluationAction.MARK_REVIEWED, reason, points(criterion, points));
        });
  }

  /** Stands for the score by name; the run is kept as it is then. */
  public void confirm(Caller caller, long id, int version) {
    work.reviewing(
        new Asked(caller, id, version, RunState.REVIEW),
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
          told.confirmed(it.run(), it.round());
          work.note(
              it,
              EvaluationAction.RUN_CONFIRMED,
              null,
              Map.of("state", "final", "score", sheet.score().toPlainString()));
        });
  }

  /** Opens a confirmed score again before it is published, with a reason. Its copy is kept. */
  public void reopen(Caller caller, long id, int version, String reason) {
    work.reviewing(
        new Asked(caller, id, version, RunState.FINAL),
        it -> {
          rows.reopen(it.run());
          rows.event(caller, it.run(), "reopen", it.now(), reason);
          told.reopened(it.run(), it.round());
          work.note(it, EvaluationAction.RUN_REOPENED, reason, state(RunState.REVIEW));
        });
  }

  private static Criterion criterion(RunWork.At it, String id) {
    return it.table().criteria(it.run().unit()).stream()
        .filter(of -> of.id().equals(id))
        .findFirst()
        .orElseThrow(() -> UNKNOWN_CRITERION.because(id));
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
      var titles = open.stream().map(it -> table.criterion(it).title()).toList();
      throw STILL_OPEN.because(
          new Label(
              titles.stream().map(Label::zh).collect(Collectors.joining("、")),
              titles.stream().map(Label::en).collect(Collectors.joining(", "))));
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
}
