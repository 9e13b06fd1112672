package org.yipanqi.facts.reading;

/**
 * Finds the number of a code among millions: one of digits alone takes twelve bytes a slot. Any
 * other code is kept as it is.
 */
public final class DigitIndex implements Codes {

  private static final int MOST_DIGITS = 18;
  private static final long[] CODES_SHORTER = codesShorter();
  private static final long EMPTY = 0;

  private final CodeIndex others = new CodeIndex();
  private long[] keys = new long[1024];
  private int[] values = new int[1024];
  private int size;

  /** Adds a code; a later number of the same code replaces the earlier. */
  public void put(String code, int value) {
    var key = key(code.toCharArray(), 0, code.length());
    if (key == EMPTY) {
      others.put(code, value);
      return;
    }
    if (size >= keys.length / 4 * 3) {
      grow();
    }
    var slot = slot(key);
    if (keys[slot] == EMPTY) {
      keys[slot] = key;
      size++;
    }
    values[slot] = value;
  }

  @Override
  public long find(char[] text, int from, int length) {
    var key = key(text, from, length);
    if (key == EMPTY) {
      return others.find(text, from, length);
    }
    var slot = slot(key);
    return keys[slot] == EMPTY ? UNKNOWN : values[slot];
  }

  /** Another number for every stretch of digits, leading noughts included; for others none. */
  private static long key(char[] text, int from, int length) {
    if (length == 0 || length > MOST_DIGITS) {
      return EMPTY;
    }
    var number = 0L;
    for (var i = from; i < from + length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return EMPTY;
      }
      number = number * 10 + text[i] - '0';
    }
    return 1 + CODES_SHORTER[length] + number;
  }

  private int slot(long key) {
    var mask = keys.length - 1;
    var hash = key * 0x9E3779B97F4A7C15L;
    var slot = (int) (hash >>> 32) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        var slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private static long[] codesShorter() {
    var shorter = new long[MOST_DIGITS + 1];
    var ofLength = 10L;
    for (var length = 2; length <= MOST_DIGITS; length++) {
      shorter[length] = shorter[length - 1] + ofLength;
      ofLength *= 10;
    }
    return shorter;
  }
}
