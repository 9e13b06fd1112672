package org.yipanqi.residents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen identity number whose check digit is right (GB 11643). Numbers of fifteen digits, of
 * cards until 1999, are brought to eighteen: those who had one were born in the twentieth century.
 *
 * @param number eighteen signs
 */
public record IdentityCard(String number, LocalDate born, boolean male) {

  private static final Pattern FIFTEEN = Pattern.compile("\\d{15}");
  private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int CHECK = 17;
  private static final int SEX = 16;

  /** As it may be typed: with spaces, a small x, or wide digits; empty where it is none. */
  public static Optional<IdentityCard> of(String typed) {
    var text = cleaned(typed);
    var number = text;
    if (FIFTEEN.matcher(text).matches()) {
      var digits = text.substring(0, 6) + "19" + text.substring(6);
      number = digits + check(digits);
    }
    if (!EIGHTEEN.matcher(number).matches() || check(number) != number.charAt(CHECK)) {
      return Optional.empty();
    }
    var whole = number;
    return born(whole).map(day -> new IdentityCard(whole, day, isMale(whole)));
  }

  /** Without what typing adds. */
  public static String cleaned(String typed) {
    var text = new StringBuilder();
    typed
        .codePoints()
        .filter(each -> !Character.isWhitespace(each) && !Character.isSpaceChar(each))
        .forEach(each -> {
          var digit = Character.digit(each, 10);
          text.appendCodePoint(digit < 0 ? each : '0' + digit);
        });
    return text.toString().toUpperCase(Locale.ROOT).replace('Ｘ', 'X');
  }

  /** The check digit that belongs to the first seventeen digits. */
  public static char check(String digits) {
    var sum = 0;
    for (var place = 0; place < WEIGHTS.length; place++) {
      sum += WEIGHTS[place] * (digits.charAt(place) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static boolean isMale(String number) {
    return number.charAt(SEX) % 2 == 1;
  }

  private static Optional<LocalDate> born(String number) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(number.substring(6, 10)),
              Integer.parseInt(number.substring(10, 12)),
              Integer.parseInt(number.substring(12, 14))));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day
    }
  }
}
