package org.yipanqi.governance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.web.MalformedRequest;

/** What a request gave, read and measured. */
public final class Given {

  public static final int REASON = 500;

  private Given() {}

  /** A reason or basis in words, neither empty nor endless. */
  public static String reason(@Nullable String text) {
    return words(text, 2, REASON);
  }

  public static String words(@Nullable String text, int least, int most) {
    var words = text == null ? "" : text.strip();
    if (words.length() < least || words.length() > most) {
      throw GovernanceProblem.WORDS_NEEDED.because(least, most);
    }
    return words;
  }

  /** A text that must be there. */
  public static String text(String field, @Nullable String given, int most) {
    var text = some(field, given, most);
    if (text == null) {
      throw new MalformedRequest(field, "web.needed");
    }
    return text;
  }

  /** Words that may be left out. */
  public static @Nullable String some(String field, @Nullable String text, int most) {
    var words = text == null ? "" : text.strip();
    if (words.length() > most) {
      throw new MalformedRequest(field, "governance.too-long", most);
    }
    return words.isEmpty() ? null : words;
  }

  public static int number(String field, @Nullable Integer given, int least, int most) {
    var number = MalformedRequest.needed(field, given);
    if (number < least || number > most) {
      throw new MalformedRequest(field, "governance.between", least, most);
    }
    return number;
  }

  public static LocalDate day(String field, @Nullable String text) {
    try {
      return LocalDate.parse(MalformedRequest.needed(field, text));
    } catch (DateTimeException e) {
      throw new MalformedRequest(field, "governance.day");
    }
  }

  public static @Nullable LocalDate dayOrNull(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : day(field, text);
  }

  /** One of an enum's constants by its name in small letters. */
  public static <E extends Enum<E>> E oneOf(String field, @Nullable String given, E[] values) {
    var code = MalformedRequest.needed(field, given);
    return Arrays.stream(values)
        .filter(v -> code(v).equals(code))
        .findFirst()
        .orElseThrow(() ->
            new MalformedRequest(
                field,
                "governance.one-of",
                Arrays.stream(values).map(Given::code).collect(Collectors.joining(", "))));
  }

  /** As tables and addresses write an enum's constant. */
  public static String code(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }
}
