package org.yipanqi.governance.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.bodies.CharterRules.Heads;

/**
 * Whether somebody came for a seat.
 *
 * @param holder whoever held it on the day; null where nobody did or nobody knows
 * @param representedBy who came instead
 * @param reason why nobody came
 */
public record Attendance(
    long seat,
    @Nullable String holder,
    State state,
    @Nullable String representedBy,
    @Nullable String reason) {

  /** What is known of it. */
  public enum State {
    INVITED,
    PRESENT,
    REPRESENTED,
    ABSENT
  }

  public Attendance {
    if (state == State.PRESENT && holder == null) {
      throw GovernanceProblem.NOBODY_IN_THIS_SEAT.because();
    }
    if ((state == State.REPRESENTED) != (representedBy != null)) {
      throw GovernanceProblem.WORDS_NEEDED.because(1, 50);
    }
    if (state == State.ABSENT && holder != null && reason == null) {
      throw GovernanceProblem.WORDS_NEEDED.because(2, 200);
    }
  }

  /** Whether somebody sat there. */
  boolean there() {
    return state == State.PRESENT || state == State.REPRESENTED;
  }

  /** All of a meeting, counted. */
  static Heads heads(List<Attendance> all) {
    return new Heads(
        all.size(),
        (int) all.stream().filter(a -> a.holder() != null).count(),
        (int) all.stream().filter(a -> a.state() == State.PRESENT).count(),
        (int) all.stream().filter(a -> a.state() == State.REPRESENTED).count());
  }
}
