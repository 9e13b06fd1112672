package org.yipanqi.backup;

/** Counts bytes, and tells once a second. */
final class Pace {

  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final Progress progress;
  private final long total;
  private long done;
  private long told = System.nanoTime();

  Pace(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  void add(long bytes) {
    done += bytes;
    var now = System.nanoTime();
    if (now - told >= INTERVAL_NANOS) {
      told = now;
      progress.at(done, Math.max(done, total));
    }
  }
}
