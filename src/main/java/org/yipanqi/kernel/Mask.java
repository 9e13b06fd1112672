package org.yipanqi.kernel;

import org.jspecify.annotations.Nullable;

/** People as offices above care see them: enough to tell two apart, not enough to look one up. */
public final class Mask {

  private static final int TAIL = 4;

  private Mask() {}

  /** A name of which only the ends are left. */
  public static String name(String name) {
    var points = name.codePoints().toArray();
    if (points.length <= 1) {
      return "*";
    }
    var first = Character.toString(points[0]);
    return points.length == 2
        ? first + "*"
        : first + "*".repeat(points.length - 2) + Character.toString(points[points.length - 1]);
  }

  /** The last characters of a number; nothing of one that is not longer than that. */
  public static String number(@Nullable String number) {
    return number == null || number.length() <= TAIL
        ? ""
        : "…" + number.substring(number.length() - TAIL);
  }

  /** A person in one line. */
  public static String person(String name, @Nullable String number) {
    return name(name) + " " + number(number);
  }
}
