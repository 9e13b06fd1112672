package org.yipanqi.reporting;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a return, by where it stands: the filler fills and hands in, each step in
 * its turn approves or gives back, the last one locks and reopens. Whoever handed a return in does
 * not approve it, whatever other duty the same person holds; once others have, that person may lock
 * it.
 */
public final class ReturnRules {

  /** The step that fills; the others review in their order. */
  public static final int FILLING = 0;

  /**
   * How somebody stands to a return.
   *
   * @param steps the steps of its chain that are the caller's, by duty and place
   * @param handedIn whether it was the caller who handed it in
   */
  public record Standing(Set<Integer> steps, boolean handedIn) {

    public Standing {
      steps = Set.copyOf(steps);
    }

    boolean at(int step) {
      return steps.contains(step);
    }
  }

  /** Where a return stands on its way: its state, its step, and the last step there is. */
  public record Position(ReturnState state, int step, int last) {}

  private ReturnRules() {}

  /** Why an act is refused; nothing where it may be done. */
  public static Optional<ReportingProblem> refusal(ReturnAct act, Position at, Standing by) {
    return Optional.ofNullable(
        switch (act) {
          case BEGIN -> by.at(FILLING) ? null : ReportingProblem.NOT_YOUR_STEP;
          case EDIT, SUBMIT, MOVE ->
              !by.at(FILLING)
                  ? ReportingProblem.NOT_YOUR_STEP
                  : switch (at.state()) {
                    case DRAFT, RETURNED -> null;
                    case AWAITING, APPROVED -> ReportingProblem.HANDED_IN;
                    case LOCKED -> ReportingProblem.LOCKED;
                  };
          case AMEND ->
              !by.at(FILLING)
                  ? ReportingProblem.NOT_YOUR_STEP
                  : at.state() == ReturnState.LOCKED ? null : ReportingProblem.NOT_LOCKED;
          case REOPEN ->
              !by.at(at.last())
                  ? ReportingProblem.NOT_YOUR_STEP
                  : at.state() == ReturnState.LOCKED ? null : ReportingProblem.NOT_LOCKED;
          case APPROVE -> reviewed(ReturnState.AWAITING, true, at, by);
          case LOCK -> reviewed(ReturnState.APPROVED, false, at, by);
          case SEND_BACK -> reviewed(at.state(), false, at, by);
        });
  }

  private static @Nullable ReportingProblem reviewed(
      ReturnState wanted, boolean byAnother, Position at, Standing by) {
    if (by.steps().stream().noneMatch(step -> step != FILLING)) {
      return ReportingProblem.NOT_YOUR_STEP;
    }
    if (at.state() == ReturnState.LOCKED) {
      return ReportingProblem.LOCKED;
    }
    if (at.state().open()) {
      return ReportingProblem.NOT_HANDED_IN;
    }
    if (!by.at(at.step())) {
      return ReportingProblem.NOT_YOUR_STEP;
    }
    if (at.state() != wanted) {
      return ReportingProblem.NOT_AT_THIS_STEP;
    }
    return byAnother && by.handedIn() ? ReportingProblem.YOUR_OWN : null;
  }
}
