package org.yipanqi.governance.meetings;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of a meeting's minutes.
 *
 * @param reason why there is another after one was confirmed
 * @param confirmed null while nobody has
 */
public record Minutes(
    long id,
    long meeting,
    int no,
    String text,
    @Nullable String reason,
    String writtenBy,
    OffsetDateTime writtenAt,
    @Nullable Confirmed confirmed) {

  /**
   * @param by the name of who took the chair
   * @param role of the seat
   * @param user the account that noted it
   */
  public record Confirmed(String by, String role, String user, OffsetDateTime at) {}
}
