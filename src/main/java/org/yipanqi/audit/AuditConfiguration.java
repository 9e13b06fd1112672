package org.yipanqi.audit;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** What proves the trail: its keys, and the file beside them. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  ChainProof chainProof(Keys keys) {
    return new ChainProof(new Digests(keys, Purpose.AUDIT));
  }

  /**
   * @param file beside the folder of the keys unless {@code YIPANQI_AUDIT_ANCHORS} says otherwise
   */
  @Bean
  AnchorFile anchorFile(@Value("${yipanqi.audit.anchors}") Path file) {
    return new AnchorFile(file.toAbsolutePath().normalize());
  }

  @Bean
  ActionList auditActions() {
    return ActionList.of(AuditAction.values());
  }
}
