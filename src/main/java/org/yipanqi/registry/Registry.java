package org.yipanqi.registry;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactsChanged;

/** What is where, who works under which sign, and which community they belong to. */
@Service
public class Registry {

  private final RegistryReader reader;
  private final AtomicReference<@Nullable RegistrySnapshot> known = new AtomicReference<>();
  private final AtomicLong changes = new AtomicLong();

  Registry(RegistryReader reader) {
    this.reader = reader;
  }

  /** The registry as it stands. Kept until an import changes something. */
  public RegistrySnapshot snapshot() {
    var snapshot = known.get();
    if (snapshot != null) {
      return snapshot;
    }
    var before = changes.get();
    var fresh = reader.read();
    known.set(fresh);
    if (changes.get() != before) {
      known.compareAndSet(fresh, null);
    }
    return fresh;
  }

  /** First of all listeners, so that the others already see the change. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(FactsChanged change) {
    changes.incrementAndGet();
    known.set(null);
  }
}
