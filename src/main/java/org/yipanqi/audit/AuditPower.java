package org.yipanqi.audit;

import static org.yipanqi.access.Duty.AUDITOR;
import static org.yipanqi.access.Duty.AUDIT_ADMINISTRATOR;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;
import org.yipanqi.kernel.Label;

/** What may be done with the trail: those who watch read it, one officer proves it. */
enum AuditPower implements Power {
  READ("查看审计记录", "Read the audit trail", AUDIT_ADMINISTRATOR, AUDITOR),
  VERIFY("核验审计记录", "Verify the audit trail", AUDIT_ADMINISTRATOR);

  private final Label label;
  private final Set<Duty> duties;

  AuditPower(String zh, String en, Duty... duties) {
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
    Power.Declared auditPowers() {
      return () -> List.of(values());
    }
  }
}
