package org.yipanqi.referral.catalogue;

import java.util.Locale;
import java.util.Optional;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.InstitutionKind;

/** How high in the county somebody is treated. */
public enum CareLevel {
  VILLAGE("村卫生站", "the village clinic"),
  TOWNSHIP("乡镇卫生院", "the town hospital"),
  COUNTY("县级医院", "a county hospital"),
  BEYOND("县外", "outside the county");

  private final Label label;

  CareLevel(String zh, String en) {
    this.label = new Label(zh, en);
  }

  public Label label() {
    return label;
  }

  /** As files, tables and the wire write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CareLevel of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Where an institution stands; none for one that is there for other things than treating. */
  static Optional<CareLevel> of(InstitutionKind kind) {
    return switch (kind) {
      case VILLAGE_CLINIC -> Optional.of(VILLAGE);
      case TOWN_HOSPITAL, CENTRE_TOWN_HOSPITAL, COMMUNITY_HEALTH_CENTRE -> Optional.of(TOWNSHIP);
      case COUNTY_HOSPITAL, TCM_HOSPITAL, MCH_HOSPITAL -> Optional.of(COUNTY);
      case CDC, OTHER -> Optional.empty();
    };
  }
}
