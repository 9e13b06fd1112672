package org.yipanqi.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.yipanqi.facts.Choice;
import org.yipanqi.kernel.Label;

/** What an institution is there for. */
public enum InstitutionKind {
  COUNTY_HOSPITAL(new Label("县级综合医院", "County hospital")),
  TCM_HOSPITAL(new Label("县级中医医院", "County hospital of Chinese medicine")),
  MCH_HOSPITAL(new Label("妇幼保健院", "Maternal and child hospital")),
  TOWN_HOSPITAL(new Label("乡镇卫生院", "Town hospital")),
  CENTRE_TOWN_HOSPITAL(new Label("中心卫生院", "Centre town hospital")),
  COMMUNITY_HEALTH_CENTRE(new Label("社区卫生服务中心", "Community health centre")),
  VILLAGE_CLINIC(new Label("村卫生站", "Village clinic")),
  CDC(new Label("疾病预防控制机构", "Centre for disease control")),
  OTHER(new Label("其他", "Other"));

  private final Label label;

  InstitutionKind(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  /** As files and tables write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The town level: town hospitals, centre town hospitals and community health centres. */
  public boolean isTownHospital() {
    return this == TOWN_HOSPITAL || this == CENTRE_TOWN_HOSPITAL || this == COMMUNITY_HEALTH_CENTRE;
  }

  static InstitutionKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static List<Choice> choices() {
    return Arrays.stream(values()).map(k -> new Choice(k.code(), k.label())).toList();
  }
}
