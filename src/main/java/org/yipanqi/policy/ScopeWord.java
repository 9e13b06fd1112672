package org.yipanqi.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.yipanqi.kernel.Label;

/** From which units a formula takes a measure, seen from the row that is evaluated. */
public enum ScopeWord {
  /** The unit with all below it. */
  HERE(new Label("本单位及所属", "the unit and all below it")),
  /** The lead hospitals in the row. */
  LEAD(new Label("牵头医院", "lead hospitals")),
  /** The town hospitals in the row, without clinics. */
  TOWN(new Label("镇卫生院", "town hospitals")),
  /** The town hospitals in the row and their village clinics. */
  GRASSROOTS(new Label("基层医疗卫生机构", "grassroots institutions")),
  /** The community the row belongs to; for the county, all communities. */
  COMMUNITY(new Label("所在医共体", "the community")),
  /** The whole county, members or not. */
  COUNTY(new Label("全县", "the county"));

  private final Label label;

  ScopeWord(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  /** As written in formulas. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ScopeWord> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
