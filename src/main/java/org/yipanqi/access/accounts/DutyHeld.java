package org.yipanqi.access.accounts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Duty;

/**
 * A duty that an account holds at a place, from a day to a day.
 *
 * @param unit the place's code
 * @param validTo the last day, null without end
 * @param deputyOf the account it acts for
 * @param basis on what it rests
 * @param approvedAt null while a second person has yet to agree
 * @param refusedAt null unless the second person said no
 */
public record DutyHeld(
    long id,
    int account,
    Duty duty,
    String unit,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Integer deputyOf,
    String basis,
    String proposedBy,
    OffsetDateTime proposedAt,
    @Nullable String approvedBy,
    @Nullable OffsetDateTime approvedAt,
    @Nullable String refusedBy,
    @Nullable OffsetDateTime refusedAt) {

  /** Whether it may be acted in on a day. */
  public boolean inForce(LocalDate day) {
    return approvedAt != null
        && !day.isBefore(validFrom)
        && (validTo == null || !day.isAfter(validTo));
  }
}
