package org.yipanqi.facts.reading;

/** The numbers that codes in a file stand for. */
public interface Codes {

  /** The answer for a code that nothing is known of. */
  long UNKNOWN = Long.MIN_VALUE;

  /** The number of the code in this stretch of characters, or {@link #UNKNOWN}. */
  long find(char[] text, int from, int length);
}
