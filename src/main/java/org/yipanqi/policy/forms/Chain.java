package org.yipanqi.policy.forms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/** The way that a return goes, step by step in this order. */
public record Chain(String id, String clause, Label title, List<Step> steps, @Nullable Label note) {

  /**
   * @param duty who does it, at the unit of this level
   * @param due null where the source names no day
   * @param note what the source leaves open about it
   */
  public record Step(
      String id,
      Level at,
      Duty duty,
      Act act,
      Label label,
      @Nullable DueRule due,
      @Nullable Label note) {}

  /** Where a step is taken. */
  public enum Level {
    INSTITUTION,
    COMMUNITY,
    COUNTY,
    CITY,
    PROVINCE
  }

  /** What is done. */
  public enum Act {
    FILL,
    REVIEW,
    /** Somebody named stands for it. */
    CONFIRM,
    /** From here on it is kept as it is. */
    LOCK
  }

  public Optional<Step> step(String stepId) {
    return steps.stream().filter(s -> s.id().equals(stepId)).findFirst();
  }
}
