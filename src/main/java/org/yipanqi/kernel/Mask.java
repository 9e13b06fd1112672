package org.yipanqi.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People as offices above care see them: enough to tell two apart, not enough to look one up. */
public final class Mask {

  private static final int TAIL = 4;
  private static final int MOST_STARS = 20;
  private static final String HIDDEN = "****";
  private static final Pattern UP_TO_TOWN =
      Pattern.compile("[^0-9]{2,}?(?:镇|乡|街道)|[^0-9]{2,}?(?:县|市)");

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

  /** 4453**********1234. */
  public static String identityNumber(String number) {
    return ends(number, 4, 4);
  }

  /** 138****1234. */
  public static String phone(String phone) {
    return ends(phone, 3, 4);
  }

  /** Down to the town, or the county; of any other address a third. */
  public static String address(String address) {
    var place = UP_TO_TOWN.matcher(address);
    var shown =
        place.lookingAt() && place.end() < address.length() ? place.end() : address.length() / 3;
    return address.substring(0, shown) + HIDDEN;
  }

  /** What somebody wrote where one of these belongs: it may be any of them. */
  public static String personal(String text) {
    var digits = text.chars().filter(Character::isDigit).count();
    return digits * 2 > text.length()
        ? ends(text, 4, 4)
        : text.substring(0, Math.min(text.length() / 3, 3)) + HIDDEN;
  }

  /** At least as much is hidden as is shown at the longer end. */
  private static String ends(String text, int head, int tail) {
    var hidden = text.length() - head - tail;
    if (hidden < Math.max(head, tail)) {
      var last = text.length() / 4;
      return HIDDEN + text.substring(text.length() - last);
    }
    return text.substring(0, head)
        + "*".repeat(Math.min(hidden, MOST_STARS))
        + text.substring(text.length() - tail);
  }
}
