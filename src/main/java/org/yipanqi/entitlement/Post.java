package org.yipanqi.entitlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.registry.InstitutionKind;

/**
 * Somebody's time in one post, both days included.
 *
 * @param workplace the institution's number
 * @param main whether it was the main post, by which heads are counted
 * @param to null while it goes on
 */
public record Post(
    int workplace,
    InstitutionKind kind,
    boolean main,
    String category,
    String title,
    String education,
    boolean gp,
    boolean head,
    LocalDate from,
    @Nullable LocalDate to) {

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  boolean atGrassroots() {
    return kind.isTownHospital() || kind == InstitutionKind.VILLAGE_CLINIC;
  }

  boolean inTownHospital() {
    return kind == InstitutionKind.TOWN_HOSPITAL || kind == InstitutionKind.CENTRE_TOWN_HOSPITAL;
  }
}
