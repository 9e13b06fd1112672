package org.yipanqi.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A hospital or clinic of the county.
 *
 * @param index its place in {@link County#institutions()}
 * @param organisation the organisation of two signs it is a sign of, otherwise null
 * @param managedBy a clinic's town hospital
 * @param community the code of its community
 */
record Institution(
    int index,
    String code,
    String name,
    String nameEn,
    String shortName,
    @Nullable String organisation,
    Kind kind,
    String level,
    long division,
    @Nullable Institution managedBy,
    String community,
    Character character) {

  /** The kinds the simulator knows, named as in the import file. */
  enum Kind {
    COUNTY_HOSPITAL,
    TCM_HOSPITAL,
    MCH_HOSPITAL,
    TOWN_HOSPITAL,
    CENTRE_TOWN_HOSPITAL,
    VILLAGE_CLINIC
  }

  /**
   * How an institution differs from the others: our invention, a few figures each.
   *
   * @param staff staff of a county of the census's size; 0 = by residents
   * @param pull how willingly people come, 1 on average
   * @param reform how much of the reform's effect arrives here; below 0 = the other way
   * @param signed added to the share of key groups that are signed here
   * @param control the share of managed patients whose last reading is under control
   * @param occupancy the share of open bed-days that are occupied in the first year
   */
  record Character(
      int staff, double pull, double reform, double signed, double control, double occupancy) {}

  boolean clinic() {
    return kind == Kind.VILLAGE_CLINIC;
  }

  boolean town() {
    return kind == Kind.TOWN_HOSPITAL || kind == Kind.CENTRE_TOWN_HOSPITAL;
  }

  boolean lead() {
    return kind == Kind.COUNTY_HOSPITAL || kind == Kind.TCM_HOSPITAL;
  }

  boolean grassroots() {
    return clinic() || town();
  }
}
