package org.yipanqi.access.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much each of many may do: a bucket each that fills at a steady pace, and from which every act
 * takes one. Of those that did nothing for the longest time none is kept once there are many: they
 * begin with a full one.
 */
final class Buckets {

  private record Bucket(double level, long at) {}

  private static final double SECOND = 1e9;

  private final double perNano;
  private final int holds;
  private final int most;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param perSecond how many acts a second in the long run; nought for no limit
   * @param holds how many at once after a rest
   * @param most buckets that are kept
   * @param nanos a time in nanoseconds that never goes back
   */
  Buckets(double perSecond, int holds, int most, LongSupplier nanos) {
    this.perNano = perSecond / SECOND;
    this.holds = holds;
    this.most = most;
    this.nanos = nanos;
  }

  /** Nought when there was one to take, else in how many whole seconds there will be. */
  synchronized long take(String whose) {
    if (perNano <= 0) {
      return 0;
    }
    var now = nanos.getAsLong();
    var had = buckets.get(whose);
    var level = had == null ? holds : Math.min(holds, had.level + (now - had.at) * perNano);
    var taken = level >= 1;
    keep(whose, new Bucket(taken ? level - 1 : level, now));
    return taken ? 0 : (long) Math.ceil((1 - level) / perNano / SECOND);
  }

  private void keep(String whose, Bucket bucket) {
    buckets.put(whose, bucket);
    if (buckets.size() > most) {
      buckets.remove(buckets.keySet().iterator().next());
    }
  }

  synchronized int size() {
    return buckets.size();
  }
}
