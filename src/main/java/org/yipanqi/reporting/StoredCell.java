package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a cell: what somebody typed and, beside it, what the records gave.
 *
 * @param recordedState why there is no recorded value, or how good it is; null where no record knows
 */
public record StoredCell(
    String address,
    @Nullable String typed,
    @Nullable String typedName,
    @Nullable OffsetDateTime typedAt,
    @Nullable String note,
    @Nullable String recorded,
    @Nullable String recordedState,
    @Nullable OffsetDateTime recordedAt) {

  /** What counts: what was typed, else what was recorded. */
  @Nullable String value() {
    return typed != null ? typed : recorded;
  }

  /** Whether nobody need fill it: the records say why there is nothing. */
  boolean explained() {
    return value() == null && recordedState != null && !recordedState.equals("not_reported");
  }
}
