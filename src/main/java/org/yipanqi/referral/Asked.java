package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CODE;
import static org.yipanqi.referral.ReferralProblem.WORDS_NEEDED;
import static org.yipanqi.referral.ReferralProblem.WORDS_TOO_LONG;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** Reads codes and words that were sent. */
final class Asked {

  static final int LONGEST = 1000;

  private Asked() {}

  /** One of an enum's constants, by its code. */
  static <E extends Enum<E>> E code(Class<E> type, Label what, @Nullable String given) {
    for (var each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(given)) {
        return each;
      }
    }
    throw UNKNOWN_CODE.because(what, given == null ? "" : given);
  }

  static @Nullable String words(@Nullable String given) {
    var said = given == null ? "" : given.strip();
    if (said.length() > LONGEST) {
      throw WORDS_TOO_LONG.because(LONGEST);
    }
    return said.isEmpty() ? null : said;
  }

  static String needed(@Nullable String given) {
    var said = words(given);
    if (said == null) {
      throw WORDS_NEEDED.because();
    }
    return said;
  }

  /** A sender's own number of a slip. */
  static @Nullable String key(@Nullable String given) {
    if (given != null && !given.matches("[\\x21-\\x7e]{8,64}")) {
      throw UNKNOWN_CODE.because(new Label("防重号", "Idempotency-Key"), given);
    }
    return given;
  }

  static @Nullable String channel(@Nullable String given) {
    if (given != null && !given.equals("phone") && !given.equals("paper")) {
      throw UNKNOWN_CODE.because(new Label("代录方式", "Channel"), given);
    }
    return given;
  }
}
