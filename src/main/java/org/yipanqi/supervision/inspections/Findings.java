package org.yipanqi.supervision.inspections;

import static org.yipanqi.supervision.SupervisionProblem.ANOTHER_MUST_REVIEW;
import static org.yipanqi.supervision.SupervisionProblem.CHANGED_MEANWHILE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;
import static org.yipanqi.supervision.SupervisionProblem.PAST;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_FINDING;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_INSPECTION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Problem;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Steps;
import org.yipanqi.supervision.SupervisionAction;
import org.yipanqi.supervision.Telling;

/**
 * Findings written while an inspection is under way, put right by whom they concern, looked at
 * again by somebody else, closed, or open once more with a new date.
 */
@Service
public class Findings {

  /**
   * @param place the unit of the inspection it was found at
   * @param clause of a pack, where it is against one; both or neither
   */
  record NewFinding(
      long place,
      String words,
      boolean serious,
      @Nullable String pack,
      @Nullable String clause,
      LocalDate due) {}

  private final FindingRows rows;
  private final InspectionRows inspections;
  private final Steps steps;
  private final Telling telling;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Findings(
      FindingRows rows,
      InspectionRows inspections,
      Steps steps,
      Telling telling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.inspections = inspections;
    this.steps = steps;
    this.telling = telling;
    this.transactions = transactions;
    this.clock = clock;
  }

  long write(Caller caller, long inspection, NewFinding wanted) {
    Given.words(wanted.words(), Given.SHORTEST, 1_000);
    notPast(wanted.due());
    return writing(
        caller,
        () -> {
          var of = inspections.lock(inspection).orElseThrow(() -> unknown(inspection));
          if (!caller.writes().covers(of.county())) {
            throw NOT_YOURS.because();
          }
          if (of.state() != Inspection.State.UNDER_WAY) {
            throw NOT_IN_THIS_STATE.because(of.state().code());
          }
          var place =
              inspections.places(inspection).stream()
                  .filter(p -> p.id() == wanted.place())
                  .findFirst()
                  .orElseThrow(() -> unknown(wanted.place()));
          var made = rows.find(rows.add(of, place, wanted)).orElseThrow();
          step(caller, made, "written", null, made.due());
          note(caller, SupervisionAction.FINDING_WRITTEN, made, null);
          telling.finding(made.id(), made.institution(), made.county(), made.due());
          return made.id();
        });
  }

  /** Whom it concerns says that it is put right, and how. */
  Finding rectify(Caller caller, long id, int version, @Nullable String said) {
    var words = Given.words(said, Given.SHORTEST, 1_000);
    return change(
        caller,
        id,
        version,
        it -> {
          stands(it, Finding.State.OPEN);
          rows.rectified(id, caller.user());
          step(caller, it, "rectified", words, null);
          note(caller, SupervisionAction.FINDING_RECTIFIED, it, words);
        });
  }

  /**
   * The team looks again.
   *
   * @param due by when it is put right after all; needed where it is not
   */
  Finding check(
      Caller caller,
      long id,
      int version,
      boolean passed,
      @Nullable String said,
      @Nullable LocalDate due) {
    var words = passed ? Given.some("words", said, 1_000) : Given.words(said, 4, 1_000);
    if (!passed && due != null) {
      notPast(due);
    }
    return change(
        caller,
        id,
        version,
        it -> {
          if (!caller.writes().covers(it.county())) {
            throw NOT_YOURS.because();
          }
          stands(it, Finding.State.RECTIFIED);
          if (caller.user().equals(it.rectifiedBy())) {
            throw ANOTHER_MUST_REVIEW.because();
          }
          if (passed) {
            rows.closed(id);
          } else {
            rows.failed(id, due == null ? it.due() : due);
          }
          step(caller, it, passed ? "closed" : "failed", words, passed ? null : due);
          note(caller, SupervisionAction.FINDING_CHECKED, it, words);
        });
  }

  private Finding change(Caller caller, long id, int version, Consumer<Finding> act) {
    return writing(
        caller,
        () -> {
          var it = rows.lock(id).orElseThrow(() -> UNKNOWN_FINDING.because(id));
          var institution = it.institution();
          if (!caller.writes().covers(it.county())
              && (institution == null || !caller.writes().covers(institution))) {
            throw UNKNOWN_FINDING.because(id);
          }
          if (it.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          act.accept(it);
          return rows.find(id).orElseThrow();
        });
  }

  private void notPast(LocalDate day) {
    if (day.isBefore(LocalDate.now(clock))) {
      throw PAST.because();
    }
  }

  private static Problem unknown(long id) {
    return UNKNOWN_INSPECTION.because(id);
  }

  private static void stands(Finding it, Finding.State needed) {
    if (it.state() != needed) {
      throw NOT_IN_THIS_STATE.because(it.state().code());
    }
  }

  private void step(
      Caller caller, Finding of, String act, @Nullable String words, @Nullable LocalDate due) {
    steps.add(
        caller,
        new Steps.Of(Steps.Subject.FINDING, of.id(), of.county(), of.institution()),
        act,
        words,
        due);
  }

  private void note(Caller caller, SupervisionAction action, Finding of, @Nullable String words) {
    telling.noted(
        caller, action, "finding", of.id(), of.county(), words, Map.of("due", of.due().toString()));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
