package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of a body.
 *
 * @param heldOn null until it was held
 * @param charter in force on that day; null where there was none
 * @param reason why it was cancelled
 */
public record Meeting(
    long id,
    long county,
    long body,
    String title,
    OffsetDateTime plannedAt,
    @Nullable String place,
    State state,
    @Nullable LocalDate heldOn,
    @Nullable Long charter,
    @Nullable String reason,
    int version) {

  /** How far it is. */
  public enum State {
    PLANNED,
    HELD,
    CANCELLED
  }
}
