package org.yipanqi.facts.reading;

import org.jspecify.annotations.Nullable;

/** How far an import is: written by the one that reads, looked at and stopped by others. */
public final class ImportProgress {

  private volatile long rows;
  private volatile long bytes;
  private volatile long errors;
  private volatile @Nullable String sheet;
  private volatile boolean stopWanted;
  private volatile boolean houseCloses;

  public void at(long rowsRead, long errorsFound) {
    rows = rowsRead;
    errors = errorsFound;
  }

  public void bytes(long read) {
    bytes = read;
  }

  /** Which sheet of a workbook is read. */
  public void sheet(String name) {
    sheet = name;
  }

  /** The sheet that is or was read; null for files without sheets. */
  public @Nullable String sheet() {
    return sheet;
  }

  public void stop() {
    stopWanted = true;
  }

  /** Stops because the product ends, not because anybody asked. */
  public void stopForGood() {
    houseCloses = true;
    stopWanted = true;
  }

  public boolean houseCloses() {
    return houseCloses;
  }

  public long rows() {
    return rows;
  }

  public long bytes() {
    return bytes;
  }

  public long errors() {
    return errors;
  }

  public boolean stopWanted() {
    return stopWanted;
  }
}
