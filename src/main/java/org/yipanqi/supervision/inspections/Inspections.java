package org.yipanqi.supervision.inspections;

import static org.yipanqi.supervision.SupervisionProblem.CHANGED_MEANWHILE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_FINISHED;
import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_INSPECTION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Period;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Steps;
import org.yipanqi.supervision.SupervisionAction;
import org.yipanqi.supervision.Telling;
import org.yipanqi.supervision.inspections.Inspection.Member;
import org.yipanqi.supervision.inspections.Inspection.Result;
import org.yipanqi.supervision.inspections.Inspection.State;

/** Inspections planned, begun, rated and ended. */
@Service
public class Inspections {

  /**
   * A unit to be looked at.
   *
   * @param institution null for an office of the county
   */
  record NewPlace(@Nullable Integer institution, String unit) {}

  /**
   * @param half the half-year it counts for
   */
  record NewInspection(
      long county,
      Period half,
      String title,
      String extent,
      LocalDate from,
      LocalDate to,
      List<Member> team,
      List<NewPlace> places) {}

  /** Whom somebody thinks how of, in words. */
  record Rating(long place, Result result, @Nullable String words) {}

  private final InspectionRows rows;
  private final Steps steps;
  private final Telling telling;
  private final ApplicationEventPublisher events;
  private final PlatformTransactionManager transactions;

  Inspections(
      InspectionRows rows,
      Steps steps,
      Telling telling,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.steps = steps;
    this.telling = telling;
    this.events = events;
    this.transactions = transactions;
  }

  long plan(Caller caller, NewInspection wanted) {
    return writing(
        caller,
        () -> {
          if (!caller.writes().covers(wanted.county())) {
            throw NOT_YOURS.because();
          }
          var made = rows.find(rows.add(wanted)).orElseThrow();
          step(caller, made, "planned", null);
          note(
              caller,
              SupervisionAction.INSPECTION_PLANNED,
              made,
              null,
              Map.of("half", made.half().toString(), "places", wanted.places().size()));
          return made.id();
        });
  }

  Inspection begin(Caller caller, long id, int version) {
    return change(
        caller,
        id,
        version,
        it -> {
          stands(it, State.PLANNED);
          rows.state(id, State.UNDER_WAY, null);
          return "begun";
        });
  }

  /** Says how a unit came off; it may be said anew until the inspection ends. */
  Inspection rate(Caller caller, long id, int version, Rating rating) {
    var words = Given.some("words", rating.words(), Given.LONGEST);
    return change(
        caller,
        id,
        version,
        it -> {
          stands(it, State.UNDER_WAY);
          var place =
              rows.places(id).stream()
                  .filter(p -> p.id() == rating.place())
                  .findFirst()
                  .orElseThrow(() -> UNKNOWN_INSPECTION.because(rating.place()));
          rows.rate(place.id(), rating.result(), words);
          rows.grown(id);
          return "rated";
        });
  }

  /** Ends it with a summary, when every unit has its result. */
  Inspection end(Caller caller, long id, int version, @Nullable String summary) {
    var words = Given.words(summary, Given.SHORTEST, 1_000);
    var ended =
        change(
            caller,
            id,
            version,
            it -> {
              stands(it, State.UNDER_WAY);
              var open =
                  rows.places(id).stream()
                      .filter(p -> p.result() == null)
                      .map(Inspection.Place::unit)
                      .collect(Collectors.joining("、"));
              if (!open.isEmpty()) {
                throw NOT_FINISHED.because(open);
              }
              rows.state(id, State.ENDED, words);
              return "ended";
            });
    events.publishEvent(new InspectionEnded(ended.county()));
    return ended;
  }

  private Inspection change(Caller caller, long id, int version, Function<Inspection, String> act) {
    return writing(
        caller,
        () -> {
          var it =
              rows.lock(id)
                  .filter(found -> caller.scope().figures().covers(found.county()))
                  .orElseThrow(() -> UNKNOWN_INSPECTION.because(id));
          if (!caller.writes().covers(it.county())) {
            throw NOT_YOURS.because();
          }
          if (it.version() != version) {
            throw CHANGED_MEANWHILE.because();
          }
          var what = act.apply(it);
          var now = rows.find(id).orElseThrow();
          step(caller, now, what, now.summary());
          note(
              caller,
              SupervisionAction.INSPECTION_CHANGED,
              now,
              null,
              Map.of("act", what, "state", now.state().code()));
          return now;
        });
  }

  private static void stands(Inspection it, State needed) {
    if (it.state() != needed) {
      throw NOT_IN_THIS_STATE.because(it.state().code());
    }
  }

  private void step(Caller caller, Inspection of, String act, @Nullable String words) {
    steps.add(
        caller,
        new Steps.Of(Steps.Subject.INSPECTION, of.id(), of.county(), null),
        act,
        words,
        null);
  }

  private void note(
      Caller caller,
      SupervisionAction action,
      Inspection of,
      @Nullable String words,
      Map<String, ?> what) {
    telling.noted(caller, action, "inspection", of.id(), of.county(), words, what);
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
