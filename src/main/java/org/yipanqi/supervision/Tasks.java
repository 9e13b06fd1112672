package org.yipanqi.supervision;

import static org.yipanqi.supervision.SupervisionProblem.ANOTHER_MUST_REVIEW;
import static org.yipanqi.supervision.SupervisionProblem.CHANGED_MEANWHILE;
import static org.yipanqi.supervision.SupervisionProblem.DATE_OF_THE_DECISION;
import static org.yipanqi.supervision.SupervisionProblem.DATE_OF_THE_POLICY;
import static org.yipanqi.supervision.SupervisionProblem.EVIDENCE_NEEDED;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;
import static org.yipanqi.supervision.SupervisionProblem.PAST;
import static org.yipanqi.supervision.SupervisionProblem.SHOWN_BY_FIGURES;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_TASK;

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
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.registry.Institution;

/**
 * Tasks raised, dated, assigned, reported, reviewed. A task that is a figure is computed and never
 * reported; a date that the policy gives stands; whoever reported does not review.
 */
@Service
public class Tasks {

  private static final int MOST_WORDS = 100;

  private final TaskRows rows;
  private final Ledger ledger;
  private final Steps steps;
  private final EvidenceFiles evidence;
  private final DecisionsFollowed decisions;
  private final Telling telling;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Tasks(
      TaskRows rows,
      Ledger ledger,
      Steps steps,
      EvidenceFiles evidence,
      DecisionsFollowed decisions,
      Telling telling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.steps = steps;
    this.evidence = evidence;
    this.decisions = decisions;
    this.telling = telling;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Raises a task; joins the transaction of whoever calls, as long as that writes in the caller's
   * limits. The same origin twice is one task.
   *
   * @return the task's number
   */
  public long raise(Caller caller, NewTask raised) {
    Given.words(raised.title(), 2, 1000);
    Given.words(raised.basis(), 2, 500);
    return writing(
        caller,
        () -> {
          if (!caller.writes().covers(raised.county())) {
            throw NOT_YOURS.because();
          }
          var id = rows.raise(raised);
          if (id.isEmpty()) {
            return rows.ofOrigin(raised.county(), raised.origin());
          }
          var task = rows.find(id.get()).orElseThrow();
          step(caller, task, "raised", raised.basis(), raised.due());
          telling.task(caller, SupervisionAction.TASK_RAISED, task, raised.basis(), Map.of());
          return task.id();
        });
  }

  /** The county's own date for a task, where the policy gives none. */
  public Task date(Caller caller, long id, int version, LocalDate due, @Nullable String reason) {
    var why = Given.words(reason);
    if (due.isBefore(LocalDate.now(clock))) {
      throw PAST.because();
    }
    return change(
        caller,
        id,
        version,
        task -> {
          TaskGate.county(caller, task);
          if (ledger.line(task).map(LedgerLine::due).isPresent()) {
            throw DATE_OF_THE_POLICY.because();
          }
          if (task.datedByDecision()) {
            throw DATE_OF_THE_DECISION.because();
          }
          rows.date(id, due, why);
          step(caller, task, "dated", why, due);
          telling.task(
              caller, SupervisionAction.TASK_DATED, task, why, Map.of("due", due.toString()));
        });
  }

  /** Who has to see to it: an institution of the register, an office or person in words. */
  public Task assign(
      Caller caller,
      long id,
      int version,
      @Nullable Institution institution,
      @Nullable String assigned,
      @Nullable String login) {
    var words = Given.some("assigned", assigned, MOST_WORDS);
    var account = Given.some("login", login, MOST_WORDS);
    return change(
        caller,
        id,
        version,
        task -> {
          TaskGate.county(caller, task);
          rows.assign(id, institution == null ? null : institution.id(), words, account);
          var to = institution == null ? words : institution.shortName();
          var is = rows.find(id).orElseThrow();
          step(caller, is, "assigned", to, null);
          telling.task(
              caller,
              SupervisionAction.TASK_ASSIGNED,
              is,
              null,
              Map.of("to", to == null ? "" : to, "login", account == null ? "" : account));
        });
  }

  /** Says that it is done; an item or goal of a policy needs a file that shows it. */
  public Task report(Caller caller, long id, int version, @Nullable String said) {
    var words = Given.words(said);
    return change(
        caller,
        id,
        version,
        task -> {
          var line = ledger.line(task);
          if (line.filter(LedgerLine::figure).isPresent()) {
            throw SHOWN_BY_FIGURES.because();
          }
          TaskGate.stands(task, TaskState.OPEN);
          if (line.filter(LedgerLine::needsEvidence).isPresent()
              && evidence.standing(TaskEvidence.KIND, id).isEmpty()) {
            throw EVIDENCE_NEEDED.because();
          }
          rows.state(id, TaskState.REPORTED, caller.user(), false);
          step(caller, task, "reported", words, null);
          telling.task(caller, SupervisionAction.TASK_REPORTED, task, words, Map.of());
        });
  }

  /** Accepts a report, or returns it with what is missing. */
  public Task review(Caller caller, long id, int version, boolean accepted, @Nullable String said) {
    var words = accepted ? Given.some("words", said, Given.LONGEST) : Given.words(said);
    return change(
        caller,
        id,
        version,
        task -> {
          TaskGate.county(caller, task);
          TaskGate.stands(task, TaskState.REPORTED);
          if (caller.user().equals(task.reportedBy())) {
            throw ANOTHER_MUST_REVIEW.because();
          }
          rows.state(
              id,
              accepted ? TaskState.DONE : TaskState.OPEN,
              accepted ? task.reportedBy() : null,
              !accepted);
          step(caller, task, accepted ? "accepted" : "returned", words, null);
          var action = accepted ? SupervisionAction.TASK_ACCEPTED : SupervisionAction.TASK_RETURNED;
          telling.task(caller, action, task, words, Map.of());
          if (accepted) {
            decisions.done(caller, task);
          }
        });
  }

  Task change(Caller caller, long id, int version, Consumer<Task> act) {
    return writing(
        caller,
        () -> {
          var task =
              rows.lock(id)
                  .filter(it -> caller.scope().figures().covers(it.county()))
                  .orElseThrow(() -> UNKNOWN_TASK.because(id));
          if (!TaskGate.covers(caller, task)) {
            throw NOT_YOURS.because();
          }
          if (task.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          act.accept(task);
          return rows.find(id).orElseThrow();
        });
  }

  void step(Caller caller, Task task, String act, @Nullable String words, @Nullable LocalDate due) {
    var of = new Steps.Of(Steps.Subject.TASK, task.id(), task.county(), task.institution());
    steps.add(caller, of, act, words, due);
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
