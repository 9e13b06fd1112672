package org.yipanqi.simulation.places;

import org.jspecify.annotations.Nullable;

/**
 * A hospital or clinic of the county.
 *
 * @param index its place in {@link County#institutions()}
 * @param organisation the organisation of two signs it is a sign of, otherwise null
 * @param managedBy a clinic's town hospital
 * @param community the code of its community
 * @param lead whether it leads its community
 * @param sample whether the institution itself is made up, and not only its figures
 */
public record Institution(
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
    boolean lead,
    boolean sample,
    Character character) {

  /** The kinds the simulator knows, named as in the import file. */
  public enum Kind {
    COUNTY_HOSPITAL,
    TCM_HOSPITAL,
    MCH_HOSPITAL,
    TOWN_HOSPITAL,
    CENTRE_TOWN_HOSPITAL,
    COMMUNITY_HEALTH_CENTRE,
    VILLAGE_CLINIC;

    boolean countyLevel() {
      return this == COUNTY_HOSPITAL || this == TCM_HOSPITAL;
    }
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
  public record Character(
      int staff, double pull, double reform, double signed, double control, double occupancy) {}

  public boolean clinic() {
    return kind == Kind.VILLAGE_CLINIC;
  }

  /** A town hospital, or what is one in a subdistrict. */
  public boolean town() {
    return switch (kind) {
      case TOWN_HOSPITAL, CENTRE_TOWN_HOSPITAL, COMMUNITY_HEALTH_CENTRE -> true;
      case COUNTY_HOSPITAL, TCM_HOSPITAL, MCH_HOSPITAL, VILLAGE_CLINIC -> false;
    };
  }

  /** A general or Chinese-medicine hospital of the county, whether it leads a community or not. */
  public boolean countyLevel() {
    return kind.countyLevel();
  }

  public boolean grassroots() {
    return clinic() || town();
  }

  /** The same at another place of the list. */
  Institution at(int newIndex) {
    return with(newIndex, organisation);
  }

  /** The same without the other sign of its organisation. */
  Institution alone() {
    return with(index, null);
  }

  private Institution with(int newIndex, @Nullable String newOrganisation) {
    return new Institution(
        newIndex,
        code,
        name,
        nameEn,
        shortName,
        newOrganisation,
        kind,
        level,
        division,
        managedBy,
        community,
        lead,
        sample,
        character);
  }
}
