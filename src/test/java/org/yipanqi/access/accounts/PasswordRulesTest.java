package org.yipanqi.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yipanqi.access.accounts.PasswordRules.Fault.HAS_THE_NAME;
import static org.yipanqi.access.accounts.PasswordRules.Fault.TOO_COMMON;
import static org.yipanqi.access.accounts.PasswordRules.Fault.TOO_FEW_KINDS;
import static org.yipanqi.access.accounts.PasswordRules.Fault.TOO_LONG;
import static org.yipanqi.access.accounts.PasswordRules.Fault.TOO_SHORT;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  @Test
  void ten_signs_of_three_kinds_will_do() {
    assertThat(faults("Lanhua-2031")).isEmpty();
    assertThat(faults("县医院的门Door7")).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() {
    assertThat(faults("kurz")).containsExactly(TOO_SHORT, TOO_FEW_KINDS);
    assertThat(faults("allelettersandnodigit")).containsExactly(TOO_FEW_KINDS);
    assertThat(faults("Aa1bcd".repeat(22))).containsExactly(TOO_LONG);
    assertThat(faults("Zhang.san-77X")).containsExactly(HAS_THE_NAME);
    assertThat(faults("我是张三Xy7777")).containsExactly(HAS_THE_NAME);
    assertThat(faults("Password-2026")).containsExactly(TOO_COMMON);
    assertThat(faults("A1a1A1a1A1a1")).containsExactly(TOO_COMMON);
  }

  private static List<PasswordRules.Fault> faults(String password) {
    return PasswordRules.faults(password, "zhang.san", "张三");
  }
}
