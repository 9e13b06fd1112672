package org.yipanqi.access;

import static org.yipanqi.access.Duty.AUDIT_ADMINISTRATOR;
import static org.yipanqi.access.Duty.SECURITY_ADMINISTRATOR;
import static org.yipanqi.access.Duty.SYSTEM_ADMINISTRATOR;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.kernel.Label;

/**
 * What may be done about accounts: one officer keeps them, another gives duties, a third looks on.
 */
enum AccessPower implements Power {
  SEE_USERS(
      "查看用户与职责",
      "See users and duties",
      SYSTEM_ADMINISTRATOR,
      SECURITY_ADMINISTRATOR,
      AUDIT_ADMINISTRATOR),
  KEEP_ACCOUNTS("管理账号", "Keep accounts", SYSTEM_ADMINISTRATOR),
  GIVE_DUTIES("授予和收回职责", "Give and take duties", SECURITY_ADMINISTRATOR);

  private final Label label;
  private final Set<Duty> duties;

  AccessPower(String zh, String en, Duty... duties) {
    this.label = new Label(zh, en);
    this.duties = Set.of(duties);
  }

  @Override
  public Label label() {
    return label;
  }

  @Override
  public Set<Duty> duties() {
    return duties;
  }

  /** Makes them known. */
  @Configuration(proxyBeanMethods = false)
  static class Known {
    @Bean
    Power.Declared accessPowers() {
      return () -> List.of(values());
    }
  }
}
