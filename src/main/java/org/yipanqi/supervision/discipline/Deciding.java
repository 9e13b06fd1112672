package org.yipanqi.supervision.discipline;

import static org.yipanqi.supervision.SupervisionProblem.CHANGED_MEANWHILE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_MEASURE;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_PROPOSAL;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.policy.Policies;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.supervision.Steps;
import org.yipanqi.supervision.SupervisionAction;
import org.yipanqi.supervision.Telling;

/** Proposals made by hand, accepted with a letter, declined with a reason, carried out. */
@Service
class Deciding {

  /**
   * A letter to be sent.
   *
   * @param prefix before the year and number, as 郁府督
   * @param unit to whom
   */
  record NewLetter(
      String prefix, LocalDate on, String sender, String unit, String title, String body) {}

  /** What somebody proposes without a rule. */
  record ByHand(long county, String pack, String measure, long aboutId, String reason) {}

  private final ProposalRows rows;
  private final Grounds grounds;
  private final Subjects subjects;
  private final Policies policies;
  private final Ledger ledger;
  private final Steps steps;
  private final Telling telling;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  Deciding(
      ProposalRows rows,
      Grounds grounds,
      Subjects subjects,
      Policies policies,
      Ledger ledger,
      Steps steps,
      Telling telling,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.grounds = grounds;
    this.subjects = subjects;
    this.policies = policies;
    this.ledger = ledger;
    this.steps = steps;
    this.telling = telling;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What no record shows, as work shifted to others: a person says so, another decides. */
  long propose(Caller caller, ByHand wanted) {
    var reason = Given.words(wanted.reason());
    if (!caller.writes().covers(wanted.county())
        || ledger.packs(wanted.county()).stream().noneMatch(p -> p.id().equals(wanted.pack()))) {
      throw NOT_YOURS.because();
    }
    var consequence =
        policies.get(wanted.pack()).discipline().stream()
            .filter(c -> c.id().equals(wanted.measure()))
            .findFirst()
            .orElseThrow(() -> UNKNOWN_MEASURE.because(wanted.measure()));
    var subject =
        subjects.of(wanted.county()).stream()
            .filter(s -> s.about() == consequence.about() && s.id() == wanted.aboutId())
            .findFirst()
            .orElseThrow(() -> UNKNOWN_PROPOSAL.because(wanted.aboutId()));
    return writing(
        caller,
        () -> {
          var text = grounds.text(new Grounds.Kept(List.of(), reason));
          var id =
              rows.propose(
                  wanted.pack(),
                  consequence,
                  subject,
                  "hand:" + UUID.randomUUID(),
                  text,
                  LocalDate.now(clock));
          step(caller, rows.find(id).orElseThrow(), "proposed", reason);
          telling.proposed(wanted.county(), id, 1);
          return id;
        });
  }

  /** Takes the measure: the letter gets the next number of its year and is never changed. */
  Proposal accept(Caller caller, long id, int version, NewLetter letter, @Nullable String remark) {
    var prefix = Given.words(letter.prefix(), 1, 20);
    var sender = Given.words(letter.sender(), 2, 100);
    var unit = Given.words(letter.unit(), 2, 200);
    var title = Given.words(letter.title(), 2, 100);
    var body = Given.words(letter.body(), 4, 4_000);
    var why = Given.some("reason", remark, Given.LONGEST);
    return change(
        caller,
        id,
        version,
        it -> {
          waits(it);
          var year = letter.on().getYear();
          var no = rows.nextNumber(it.county(), prefix, year);
          var sent = new Proposal.Sent(prefix, year, no, letter.on(), sender, title, body);
          rows.accept(caller, id, unit, sent, why, OffsetDateTime.now(clock));
          step(caller, it, "accepted", why);
          note(
              caller,
              SupervisionAction.MEASURE_DECIDED,
              it,
              why,
              Map.of("accepted", true, "letter", sent.number()));
        });
  }

  Proposal decline(Caller caller, long id, int version, @Nullable String reason) {
    var why = Given.words(reason);
    return change(
        caller,
        id,
        version,
        it -> {
          waits(it);
          rows.decline(caller, id, why, OffsetDateTime.now(clock));
          step(caller, it, "declined", why);
          note(caller, SupervisionAction.MEASURE_DECIDED, it, why, Map.of("accepted", false));
        });
  }

  /** The talk was held, the self-criticism came in: on what day, and what came of it. */
  Proposal carriedOut(Caller caller, long id, int version, LocalDate on, @Nullable String said) {
    var words = Given.words(said);
    return change(
        caller,
        id,
        version,
        it -> {
          if (it.state() != Proposal.State.ACCEPTED || it.carriedOutOn() != null) {
            throw NOT_IN_THIS_STATE.because(it.state().code());
          }
          rows.carriedOut(id, on, words);
          step(caller, it, "carried_out", words);
          note(
              caller,
              SupervisionAction.MEASURE_CARRIED_OUT,
              it,
              words,
              Map.of("on", on.toString()));
        });
  }

  private Proposal change(Caller caller, long id, int version, Consumer<Proposal> act) {
    return writing(
        caller,
        () -> {
          var it =
              rows.lock(id)
                  .filter(found -> caller.writes().covers(found.county()))
                  .orElseThrow(() -> UNKNOWN_PROPOSAL.because(id));
          if (it.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          act.accept(it);
          return rows.find(id).orElseThrow();
        });
  }

  private static void waits(Proposal it) {
    if (it.state() != Proposal.State.PROPOSED) {
      throw NOT_IN_THIS_STATE.because(it.state().code());
    }
  }

  private void step(Caller caller, Proposal of, String act, @Nullable String words) {
    steps.add(
        caller, new Steps.Of(Steps.Subject.PROPOSAL, of.id(), of.county(), null), act, words, null);
  }

  private void note(
      Caller caller,
      SupervisionAction action,
      Proposal of,
      @Nullable String words,
      Map<String, ?> what) {
    telling.noted(caller, action, "measure", of.id(), of.county(), words, what);
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
