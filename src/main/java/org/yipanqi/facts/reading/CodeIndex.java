package org.yipanqi.facts.reading;

import java.util.Arrays;

/**
 * Finds the number of a code in a stretch of characters, without making a string of it. Codes are
 * kept end to end in one array; a table of slots points into it.
 */
public final class CodeIndex implements Codes {

  private static final int EMPTY = -1;

  private char[] letters = new char[1024];
  private int used;
  private int size;
  private int[] starts = emptied(64);
  private int[] lengths = new int[64];
  private long[] values = new long[64];

  /** Adds a code; a later number of the same code replaces the earlier. */
  public void put(String code, long value) {
    if (size * 2 >= starts.length) {
      grow();
    }
    var chars = code.toCharArray();
    var slot = slot(chars, 0, chars.length);
    if (starts[slot] == EMPTY) {
      if (used + chars.length > letters.length) {
        letters = Arrays.copyOf(letters, Math.max(letters.length * 2, used + chars.length));
      }
      System.arraycopy(chars, 0, letters, used, chars.length);
      starts[slot] = used;
      lengths[slot] = chars.length;
      used += chars.length;
      size++;
    }
    values[slot] = value;
  }

  @Override
  public long find(char[] text, int from, int length) {
    var slot = slot(text, from, length);
    return starts[slot] == EMPTY ? UNKNOWN : values[slot];
  }

  public long find(String code) {
    return find(code.toCharArray(), 0, code.length());
  }

  public int size() {
    return size;
  }

  /** Where a code is, or the empty slot where it would go. */
  private int slot(char[] text, int from, int length) {
    var mask = starts.length - 1;
    var slot = hash(text, from, length) & mask;
    while (starts[slot] != EMPTY && !same(slot, text, from, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean same(int slot, char[] text, int from, int length) {
    return lengths[slot] == length
        && Arrays.equals(letters, starts[slot], starts[slot] + length, text, from, from + length);
  }

  private static int hash(char[] text, int from, int length) {
    var hash = 0;
    for (var i = from; i < from + length; i++) {
      hash = hash * 31 + text[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private void grow() {
    var oldStarts = starts;
    var oldLengths = lengths;
    var oldValues = values;
    var room = starts.length * 2;
    starts = emptied(room);
    lengths = new int[room];
    values = new long[room];
    for (var i = 0; i < oldStarts.length; i++) {
      if (oldStarts[i] != EMPTY) {
        var slot = slot(letters, oldStarts[i], oldLengths[i]);
        starts[slot] = oldStarts[i];
        lengths[slot] = oldLengths[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private static int[] emptied(int room) {
    var slots = new int[room];
    Arrays.fill(slots, EMPTY);
    return slots;
  }
}
