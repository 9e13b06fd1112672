package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A body as a county has it.
 *
 * @param pack the policy that sets it up; null for the county's own
 * @param ref its id there
 * @param to its last day; null while it stands
 */
public record Body(
    long id,
    long county,
    @Nullable String pack,
    @Nullable String ref,
    Kind kind,
    Label title,
    String basis,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String endReason,
    int version) {

  /** What kind of body. */
  public enum Kind {
    LEADING_GROUP,
    MANAGEMENT_COMMITTEE,
    MANAGEMENT_CENTRE,
    OFFICE,
    WORKING_GROUP
  }

  public boolean standsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
