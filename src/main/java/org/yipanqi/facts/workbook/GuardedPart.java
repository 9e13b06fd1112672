package org.yipanqi.facts.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * A part of a workbook as it is unpacked, watched while it flows: how much it becomes, how much
 * more that is than was packed, and how far apart its tags are. Comments and declarations, which no
 * spreadsheet writes, are refused, and with them all that XML entities can do.
 */
final class GuardedPart extends FilterInputStream {

  /** Sheets as people have them grow five to thirty times. */
  private static final int MOST_RATIO = 100;

  private static final long RATIO_COUNTS_FROM = 32L << 20;
  private static final int FARTHEST_TAGS = 1 << 20;
  private static final String CDATA = "[CDATA[";

  private enum State {
    PLAIN,
    /** After {@code <}. */
    OPENED,
    /** After {@code <!}, where only CDATA may follow. */
    DECLARING,
    CDATA,
    /** After {@code <?}. */
    INSTRUCTION
  }

  private final long packed;
  private final LongConsumer counter;
  private long unpacked;
  private long sinceTag;
  private State state = State.PLAIN;
  private int seen;

  /**
   * @param packed how many bytes of the file it was
   * @param counter told of every further stretch of bytes
   */
  GuardedPart(InputStream in, long packed, LongConsumer counter) {
    super(in);
    this.packed = packed;
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    var read = super.read(bytes, from, length);
    if (read <= 0) {
      return read;
    }
    unpacked += read;
    counter.accept(read);
    if (unpacked > RATIO_COUNTS_FROM && unpacked / MOST_RATIO > packed) {
      throw new UnreadableWorkbook("workbook-bomb");
    }
    for (var i = from; i < from + read; i++) {
      look(bytes[i]);
    }
    return read;
  }

  private void look(byte sign) {
    if (sign == 0) {
      // UTF-16, in which all of the below would look different
      throw new UnreadableWorkbook("workbook-forbidden-xml");
    }
    if (++sinceTag > FARTHEST_TAGS) {
      throw new UnreadableWorkbook("workbook-bomb");
    }
    switch (state) {
      case PLAIN -> {
        if (sign == '<') {
          open();
        }
      }
      case OPENED -> {
        seen = 0;
        switch (sign) {
          case '!' -> state = State.DECLARING;
          case '?' -> state = State.INSTRUCTION;
          case '<' -> open();
          default -> state = State.PLAIN;
        }
      }
      case DECLARING -> declare(sign);
      case CDATA -> {
        if (sign == '>' && seen >= 2) {
          state = State.PLAIN;
        }
        seen = sign == ']' ? seen + 1 : 0;
      }
      case INSTRUCTION -> state = sign == '>' ? State.PLAIN : State.INSTRUCTION;
    }
  }

  private void open() {
    state = State.OPENED;
    sinceTag = 0;
  }

  private void declare(byte sign) {
    if (sign != CDATA.charAt(seen)) {
      throw new UnreadableWorkbook("workbook-forbidden-xml");
    }
    seen++;
    if (seen == CDATA.length()) {
      state = State.CDATA;
      seen = 0;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
