package org.yipanqi.facts.reading;

/** Takes the rows that are right. */
interface RowSink {

  /**
   * One row; its values are gone when the next one is read.
   *
   * @param line where in the file it begins
   */
  void row(RowValues row, long line);
}
