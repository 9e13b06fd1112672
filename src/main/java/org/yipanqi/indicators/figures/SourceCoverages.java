package org.yipanqi.indicators.figures;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yipanqi.database.PerSight;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.facts.SourcesChanged;

/** Which sources are in, read once and kept until something comes in or another rule is made. */
@Component
public class SourceCoverages {

  private record Known(long version, SourceCoverage coverage) {}

  private final SourceCalendar calendar;
  private final AtomicLong changes = new AtomicLong();
  private final PerSight<AtomicReference<@Nullable Known>> known =
      new PerSight<>(() -> new AtomicReference<>());

  SourceCoverages(SourceCalendar calendar) {
    this.calendar = calendar;
  }

  /** Grows with every change, here or in another process. */
  public long version() {
    return changes.get();
  }

  /** The sources as they are known; in a transaction of one moment, those of that moment. */
  SourceCoverage now() {
    if (TransactionSynchronizationManager.getCurrentTransactionIsolationLevel() != null) {
      return new SourceCoverage(calendar);
    }
    var version = changes.get();
    var mine = known.get();
    var have = mine.get();
    if (have != null && have.version() == version) {
      return have.coverage();
    }
    var fresh = new SourceCoverage(calendar);
    mine.set(new Known(version, fresh));
    return fresh;
  }

  /** First of all listeners, so that the others already see the change. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(FactsChanged change) {
    changes.incrementAndGet();
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(SourcesChanged change) {
    changes.incrementAndGet();
  }
}
