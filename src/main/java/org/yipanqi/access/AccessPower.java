package org.yipanqi.access;

import static org.yipanqi.access.Duty.AUDIT_ADMINISTRATOR;
import static org.yipanqi.access.Duty.SECURITY_ADMINISTRATOR;
import static org.yipanqi.access.Duty.SYSTEM_ADMINISTRATOR;

import java.util.List;
import org.springframework.stereotype.Component;

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

  private final Held held;

  AccessPower(String zh, String en, Duty... duties) {
    held = Held.by(zh, en, duties);
  }

  @Override
  public Held held() {
    return held;
  }

  /** Makes them known. */
  @Component
  static class Known implements Declared {
    @Override
    public List<AccessPower> powers() {
      return List.of(values());
    }
  }
}
