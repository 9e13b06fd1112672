package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements.Which;

/**
 * A place in a body.
 *
 * @param no its place in the list
 * @param post in the words of the source
 * @param which whether those words tell the one post
 * @param ofTheCounty whether the county added it
 * @param reason why the county added or ended it
 */
public record Seat(
    long id,
    long county,
    long body,
    int no,
    Role role,
    Label post,
    @Nullable Label unit,
    Which which,
    boolean ofTheCounty,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String reason,
    int version) {

  /** What one is there. */
  public enum Role {
    CHAIR,
    DEPUTY_CHAIR,
    MEMBER,
    OFFICE_HEAD,
    OFFICE_DEPUTY
  }
}
