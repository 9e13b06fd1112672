package org.yipanqi.scheduling;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom a place is taken.
 *
 * @param forInstitution the number of the institution that asks
 * @param person the resident; null where an institution takes a place of its own
 * @param reference what it belongs to, as a referral's number
 * @param green why it goes before others of the same urgency in a line
 */
public record Wanted(
    int forInstitution,
    @Nullable Integer person,
    @Nullable String reference,
    Urgency urgency,
    Set<Green> green) {

  static final int LONGEST_REFERENCE = 64;

  public Wanted {
    if (reference != null && (reference.isBlank() || reference.length() > LONGEST_REFERENCE)) {
      throw SchedulingProblem.INVALID_REFERENCE.because(LONGEST_REFERENCE);
    }
    green = Set.copyOf(green);
  }

  /** Of somebody who goes before nobody. */
  public Wanted(
      int forInstitution, @Nullable Integer person, @Nullable String reference, Urgency urgency) {
    this(forInstitution, person, reference, urgency, Set.of());
  }
}
