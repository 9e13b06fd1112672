package org.yipanqi.referral;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of referrals. */
public enum ReferralAction implements Action {
  CASE_OPENED(new Label("开转诊单", "A referral opened")),
  CASE_MOVED(new Label("办理转诊", "A referral moved on")),
  CASE_TALKED(new Label("转诊留言", "A word on a referral")),
  CASE_READ(new Label("查看转诊单", "A referral looked at")),
  CASES_LISTED(new Label("查看转诊清单", "Referrals listed")),
  CASE_OVERDUE(new Label("转诊超时上报", "A referral overdue, told above")),
  FOLLOW_UP_OVERDUE(new Label("随访逾期上报", "A follow-up overdue, told above")),
  CASE_EXPIRED(new Label("转诊过期", "A referral that nobody answered, ended")),
  CASE_PLACE_LOST(new Label("转诊的床位停用", "A referral whose bed was closed")),
  DRAFT_REWRITTEN(new Label("修改转诊草稿", "A draft of a referral rewritten")),
  SPECIAL_DAY_NOTED(new Label("登记节假日、调休", "A holiday or a day of work noted")),
  SPECIAL_DAY_REMOVED(new Label("删去节假日、调休", "A holiday or a day of work removed"));

  private final Label label;

  ReferralAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }

  /** Makes them known. */
  @Configuration(proxyBeanMethods = false)
  static class Known {
    @Bean
    ActionList referralActions() {
      return ActionList.of(values());
    }
  }
}
