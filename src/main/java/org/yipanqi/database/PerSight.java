package org.yipanqi.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is kept in memory of rows that are seen with a county's figures: one for all who see equally
 * far, so that nobody is answered out of what somebody else was shown.
 *
 * @param <T> what is kept; it must bear being used by several threads
 */
public final class PerSight<T> {

  private static final int KEPT = 40;

  private final Supplier<T> fresh;
  private final Map<Reach, T> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Reach, T> eldest) {
          return size() > KEPT;
        }
      };

  public PerSight(Supplier<T> fresh) {
    this.fresh = fresh;
  }

  /** That of the scope this thread works in. */
  public synchronized T get() {
    return kept.computeIfAbsent(Acting.scope().figures(), _ -> fresh.get());
  }
}
