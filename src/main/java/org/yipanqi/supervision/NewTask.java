package org.yipanqi.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task that no policy has: what a meeting decided, or an office wants done.
 *
 * @param origin where it comes from, once a county: {@code decision:17}
 * @param title what is to be done
 * @param units who has to, in words
 * @param basis the decision it rests on
 */
public record NewTask(
    long county,
    String origin,
    String title,
    @Nullable String units,
    String basis,
    @Nullable LocalDate due,
    @Nullable Integer institution,
    @Nullable String assigned,
    @Nullable String login) {

  /** How the origin of a decision's task begins; its number follows. */
  static final String DECISION = "decision:";
}
