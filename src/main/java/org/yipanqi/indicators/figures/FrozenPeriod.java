package org.yipanqi.indicators.figures;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Period;

/**
 * A period of a county whose figures of a pack are kept as they stood when it was closed.
 *
 * @param version counts how often the period was closed
 * @param closedBy the name of who closed its last month
 * @param confirmedBy the name of who confirmed last, absent until all its months are confirmed
 * @param earlierReopened whether a month before it was opened again after it was closed
 */
public record FrozenPeriod(
    long id,
    Period period,
    int version,
    String closedBy,
    OffsetDateTime closedAt,
    @Nullable String confirmedBy,
    @Nullable OffsetDateTime confirmedAt,
    boolean earlierReopened) {

  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  public FrozenPeriod {
    closedAt = here(closedAt);
    confirmedAt = confirmedAt == null ? null : here(confirmedAt);
  }

  /** A moment by the clocks of the county. */
  public static OffsetDateTime here(OffsetDateTime at) {
    return at.atZoneSameInstant(HERE).toOffsetDateTime();
  }

  /** As pages are told. */
  public record ClosingNote(
      int version,
      String closedBy,
      OffsetDateTime closedAt,
      @Nullable String confirmedBy,
      @Nullable OffsetDateTime confirmedAt,
      boolean earlierReopened) {}

  public ClosingNote note() {
    return new ClosingNote(version, closedBy, closedAt, confirmedBy, confirmedAt, earlierReopened);
  }
}
