package org.yipanqi.backup;

/** Told about once a second how far something is; both numbers are bytes. */
@FunctionalInterface
public interface Progress {
  void at(long done, long total);
}
