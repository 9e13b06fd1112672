package org.yipanqi.audit;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.AUDIT_ADMINISTRATOR;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/** What may be done with the trail: those who watch read it, one officer proves it. */
enum AuditPower implements Power {
  READ("查看审计记录", "Read the audit trail", AUDIT_ADMINISTRATOR, AUDITOR),
  VERIFY("核验审计记录", "Verify the audit trail", AUDIT_ADMINISTRATOR);

  private final Held held;

  AuditPower(String zh, String en, Duty... duties) {
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
    public List<AuditPower> powers() {
      return List.of(values());
    }
  }
}
