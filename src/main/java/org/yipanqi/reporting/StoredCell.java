package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a cell: what somebody typed and, beside it, what the records gave.
 *
 * @param recordedState why there is no recorded value, or how good it is; null where no record
 *     knows
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

  private static final Set<String> NO_VALUE =
      Set.of("not_applicable", "denominator_zero", "not_fixed");

  /** What counts: what was typed, else what was recorded. */
  public @Nullable String value() {
    return typed != null ? typed : recorded;
  }

  /**
   * Whether nobody need fill it: there can be no value. Where a record is only missing, or can't be
   * told, a person has to know.
   */
  boolean explained() {
    return value() == null && recordedState != null && NO_VALUE.contains(recordedState);
  }
}
