package org.yipanqi.evaluation.scoring;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/**
 * Something that rests on a result.
 *
 * @param of what it is
 * @param clause where the policy says so, by its id in the pack
 * @param afterDays how long after publication it may be used for that: the county's lag
 */
public record Use(Kind of, String clause, int afterDays) {

  /** What results are used for. */
  public enum Kind {
    PAY(new Label("绩效工资总量核定", "total of performance pay")),
    INSURANCE(new Label("医保支付", "insurance payment")),
    GRADING(new Label("医院等级评审", "grading of hospitals")),
    HEADS_POSTS(new Label("院长聘任", "posts of heads")),
    HEADS_SALARIES(new Label("院长年薪", "yearly salaries of heads")),
    PUBLIC_HEALTH_MONEY(new Label("基本公共卫生经费拨付", "public-health money")),
    HONOURS(new Label("评优评先", "honours")),
    DEPARTMENTS_YEAR(new Label("部门年终考核", "the departments' year-end assessment")),
    REFORM_ASSESSMENT(new Label("医改考核", "the assessment of the reform"));

    private final Label label;

    Kind(Label label) {
      this.label = label;
    }

    public Label label() {
      return label;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
