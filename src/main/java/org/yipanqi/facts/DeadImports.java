package org.yipanqi.facts;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;

/**
 * Ends in the list every minute what has ended in fact: imports of a process that died, and those
 * whose end could not be written because the database was away or its disk full.
 */
@Component
@ConditionalOnWebApplication
class DeadImports {

  private final ImportLeases leases;

  DeadImports(ImportLeases leases) {
    this.leases = leases;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void look() {
    Acting.asHouse(leases::markInterrupted);
  }
}
