package org.yipanqi.console;

import java.io.PrintWriter;
import java.util.Locale;
import org.yipanqi.backup.Progress;

/** Tells every few seconds how far something long is, and about how long it will take. */
final class Gauge implements Progress {

  private static final long INTERVAL_NANOS = 3_000_000_000L;
  private static final long MEGABYTE = 1024 * 1024;

  private final PrintWriter err;
  private final String doing;
  private final long began = System.nanoTime();
  private long told;
  private long firstAt;
  private long firstDone = -1;

  Gauge(PrintWriter err, String doing) {
    this.err = err;
    this.doing = doing;
  }

  @Override
  public void at(long done, long total) {
    var now = System.nanoTime();
    if (firstDone < 0) { // what came before was getting ready
      firstDone = done;
      firstAt = now;
      told = now;
    }
    if (now - told < INTERVAL_NANOS || done == firstDone) {
      return;
    }
    told = now;
    var left = (now - firstAt) / 1e9 * (total - done) / (done - firstDone);
    err.println(
        Texts.of(
            "console.gauge", doing, megabytes(done), megabytes(total), "%.0f".formatted(left)));
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  String shown() {
    return String.format(Locale.ROOT, "%.1f", seconds());
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", (double) bytes / MEGABYTE);
  }
}
