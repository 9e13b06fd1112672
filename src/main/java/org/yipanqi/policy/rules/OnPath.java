package org.yipanqi.policy.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Where on a patient's way a rule speaks, and which of its lines says what there.
 *
 * @param at what must hold of a stop; the rule is silent where one doesn't
 * @param amount the line with the points, or the deductible still due; null for a right
 * @param than what the points are more than, as the document words it; null for anything else
 * @param counted the yes-or-no line by which what was paid before counts; deductibles only
 * @param start how a deductible begins where that line holds; deductibles only
 */
public record OnPath(
    List<PathFact> at,
    Says says,
    @Nullable String amount,
    @Nullable Label than,
    @Nullable String counted,
    @Nullable Start start) {

  public OnPath {
    at = List.copyOf(at);
  }

  /** What a rule is about on a way. */
  public enum Says {
    /** So many percentage points more of what is reimbursed. */
    POINTS,
    /** What the patient pays before the insurance does. */
    DEDUCTIBLE,
    /** What the patient may have. */
    RIGHT
  }

  /** How a deductible begins at a stop. */
  public enum Start {
    IN_FULL,
    /** Only what this stop's is more than what was paid before. */
    DIFFERENCE,
    NONE_ANEW
  }
}
