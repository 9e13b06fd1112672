package org.yipanqi.terminology;

import java.util.Locale;
import java.util.stream.Collectors;
import org.yipanqi.residents.names.Pinyin;

/**
 * What somebody types who spells a term by its initials: one letter for each character, Latin
 * letters and digits as they are ({@code 2xtnb}, 2型糖尿病).
 */
final class Initials {

  private Initials() {}

  static String of(String name) {
    return name.codePoints().mapToObj(Initials::of).collect(Collectors.joining());
  }

  private static String of(int point) {
    if (point < 128) {
      return Character.isLetterOrDigit(point)
          ? Character.toString(point).toLowerCase(Locale.ROOT)
          : "";
    }
    var sound = Character.isLetter(point) ? Pinyin.sound(point) : "";
    return sound.isEmpty() ? "" : sound.substring(0, 1);
  }
}
