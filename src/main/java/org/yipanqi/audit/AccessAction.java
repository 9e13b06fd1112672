package org.yipanqi.audit;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/**
 * What is noted of coming in, of accounts and of duties. The module {@code access} lies below this
 * one and tells it by events.
 */
enum AccessAction implements Action {
  SIGNED_IN(new Label("登录", "Signed in")),
  SIGNED_OUT(new Label("退出登录", "Signed out")),
  SIGN_IN_REFUSED(new Label("登录被拒绝", "Sign-in refused")),
  PASSWORD_CHANGED(new Label("修改本人口令", "Own password changed")),
  FACTOR_SET(new Label("设置二次验证", "Own second factor set")),
  ACCOUNT_ADDED(new Label("新增账号", "Account added")),
  ACCOUNT_PASSWORD_GIVEN(new Label("重设口令", "Password given")),
  ACCOUNT_FACTOR_DROPPED(new Label("取消二次验证", "Second factor dropped")),
  ACCOUNT_DISABLED(new Label("停用账号", "Account disabled")),
  ACCOUNT_ENABLED(new Label("恢复账号", "Account enabled")),
  ACCOUNT_LINKED(new Label("关联外部登录", "Tied to another house's sign-in")),
  DUTY_GIVEN(new Label("授予职责", "Duty given")),
  DUTY_PROPOSED(new Label("提出职责", "Duty proposed")),
  DUTY_APPROVED(new Label("同意职责", "Duty agreed to")),
  DUTY_REFUSED(new Label("不同意职责", "Duty refused")),
  DUTY_ENDED(new Label("结束职责", "Duty ended"));

  private final Label label;

  AccessAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }

  @Override
  public String code() {
    return "access." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
