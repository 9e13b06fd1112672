package org.yipanqi.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A county medical community: hospitals that act as one under their lead.
 *
 * @param division the county
 * @param members every membership that was or is; clinics follow the hospital that manages them
 */
public record Community(
    int id,
    String code,
    String name,
    @Nullable String nameEn,
    String shortName,
    long division,
    List<Membership> members) {

  public Community {
    members = List.copyOf(members);
  }
}
