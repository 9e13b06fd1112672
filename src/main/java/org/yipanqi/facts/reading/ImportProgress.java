package org.yipanqi.facts.reading;

/** How far an import is: written by the one that reads, looked at and stopped by others. */
public final class ImportProgress {

  private volatile long rows;
  private volatile long bytes;
  private volatile long errors;
  private volatile boolean stopWanted;

  public void at(long rowsRead, long errorsFound) {
    rows = rowsRead;
    errors = errorsFound;
  }

  public void bytes(long read) {
    bytes = read;
  }

  public void stop() {
    stopWanted = true;
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
