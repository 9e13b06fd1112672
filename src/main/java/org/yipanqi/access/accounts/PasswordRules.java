package org.yipanqi.access.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * What a password must be (GB/T 22239-2019, 8.1.4.1: complexity). Length counts most; the rest
 * keeps out what is guessed first.
 */
final class PasswordRules {

  /** Why a password will not do. */
  enum Fault {
    TOO_SHORT,
    TOO_LONG,
    TOO_FEW_KINDS,
    HAS_THE_NAME,
    TOO_COMMON,
    USED_BEFORE
  }

  static final int LEAST = 10;
  static final int MOST = 128;
  private static final int KINDS = 3;

  /** Beginnings and wholes that every list of guesses has. */
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passw0rd",
          "admin",
          "qwerty",
          "1qaz2wsx",
          "123456",
          "654321",
          "111111",
          "abc123",
          "iloveyou",
          "woaini",
          "5201314",
          "yipanqi",
          "welcome");

  private PasswordRules() {}

  /** Everything that is wrong with it; earlier passwords are looked at elsewhere. */
  static List<Fault> faults(String password, String login, String name) {
    var faults = new ArrayList<Fault>();
    var length = password.codePointCount(0, password.length());
    if (length < LEAST) {
      faults.add(Fault.TOO_SHORT);
    }
    if (length > MOST) {
      faults.add(Fault.TOO_LONG);
    }
    if (kinds(password) < KINDS) {
      faults.add(Fault.TOO_FEW_KINDS);
    }
    var plain = password.toLowerCase(Locale.ROOT);
    if (plain.contains(login) || (name.length() > 1 && password.contains(name))) {
      faults.add(Fault.HAS_THE_NAME);
    }
    if (COMMON.stream().anyMatch(plain::startsWith) || repeats(plain)) {
      faults.add(Fault.TOO_COMMON);
    }
    return faults;
  }

  private static long kinds(String password) {
    return Stream.<IntPredicate>of(
            Character::isUpperCase,
            Character::isLowerCase,
            Character::isDigit,
            c -> !Character.isLetterOrDigit(c),
            c -> Character.isLetter(c) && !Character.isUpperCase(c) && !Character.isLowerCase(c))
        .filter(kind -> password.codePoints().anyMatch(kind))
        .count();
  }

  /** Hardly more than one or two signs. */
  private static boolean repeats(String password) {
    return !password.isEmpty() && password.codePoints().distinct().count() < 4;
  }
}
