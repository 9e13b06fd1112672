package org.yipanqi.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One sign: a name under which care is given. An organisation may have several.
 *
 * @param organisation the code of the organisation behind the sign
 * @param division the division it stands in: a village, a town or the county itself
 * @param managedBy a clinic's hospital, whose community it follows
 * @param organisationOnly a place for records of a two-sign organisation that don't tell the sign
 */
public record Institution(
    int id,
    String code,
    String name,
    @Nullable String nameEn,
    String shortName,
    String organisation,
    InstitutionKind kind,
    @Nullable String level,
    String ownership,
    long division,
    @Nullable Integer managedBy,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    boolean organisationOnly,
    boolean sample) {

  /** Whether its last day lies before a day. */
  public boolean closedBefore(LocalDate day) {
    return closedOn != null && closedOn.isBefore(day);
  }
}
