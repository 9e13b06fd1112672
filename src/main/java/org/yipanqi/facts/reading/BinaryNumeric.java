package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;

/** PostgreSQL's numeric: groups of four decimal digits, the weight of the first, sign and scale. */
final class BinaryNumeric {

  private static final int GROUP = 10_000;
  private static final int PLACES = 4;
  private static final short NEGATIVE = 0x4000;

  private BinaryNumeric() {}

  /** Writes a number given without its decimal point. */
  static void write(long unscaled, int scale, ByteBuffer out) {
    var start = out.position();
    out.position(start + 12);
    var power = 1L;
    for (var i = 0; i < scale; i++) {
      power *= 10;
    }
    var size = Math.abs(unscaled);
    var weight = whole(size / power, out);
    fraction(size % power, scale, out);
    var groups = (out.position() - start - 12) / Short.BYTES;
    out.putInt(start, out.position() - start - Integer.BYTES);
    out.putShort(start + 4, (short) groups);
    out.putShort(start + 6, (short) (groups == 0 ? 0 : weight));
    out.putShort(start + 8, unscaled < 0 ? NEGATIVE : 0);
    out.putShort(start + 10, (short) scale);
  }

  /** The groups before the point, the largest first; answers the weight of the first. */
  private static int whole(long number, ByteBuffer out) {
    var divisor = 1L;
    var weight = 0;
    while (number / divisor >= GROUP) {
      divisor *= GROUP;
      weight++;
    }
    if (number == 0) {
      return -1;
    }
    for (; divisor > 0; divisor /= GROUP) {
      out.putShort((short) (number / divisor % GROUP));
    }
    return weight;
  }

  /** The groups after the point, filled up to four digits each. */
  private static void fraction(long number, int scale, ByteBuffer out) {
    var rest = number;
    var groups = (scale + PLACES - 1) / PLACES;
    for (var i = scale; i < groups * PLACES; i++) {
      rest *= 10;
    }
    var divisor = 1L;
    for (var i = 1; i < groups; i++) {
      divisor *= GROUP;
    }
    for (var i = 0; i < groups; i++, divisor = Math.max(1, divisor / GROUP)) {
      out.putShort((short) (rest / divisor % GROUP));
    }
  }
}
