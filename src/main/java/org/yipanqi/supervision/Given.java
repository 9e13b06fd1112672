package org.yipanqi.supervision;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.web.MalformedRequest;

/** What a request gave, read and measured. */
public final class Given {

  public static final int SHORTEST = 4;
  public static final int LONGEST = 500;

  private Given() {}

  /** A reason or report in words, neither empty nor endless. */
  public static String words(@Nullable String text) {
    return words(text, SHORTEST, LONGEST);
  }

  public static String words(@Nullable String text, int least, int most) {
    var words = text == null ? "" : text.strip();
    if (words.length() < least || words.length() > most) {
      throw SupervisionProblem.WORDS_NEEDED.because(least, most);
    }
    return words;
  }

  /** Words that may be left out. */
  public static @Nullable String some(String field, @Nullable String text, int most) {
    var words = text == null ? "" : text.strip();
    if (words.length() > most) {
      throw new MalformedRequest(field, "supervision.too-long", most);
    }
    return words.isEmpty() ? null : words;
  }

  public static LocalDate day(String field, @Nullable String text) {
    try {
      return LocalDate.parse(MalformedRequest.needed(field, text));
    } catch (DateTimeException e) {
      throw new MalformedRequest(field, "supervision.day");
    }
  }

  public static @Nullable LocalDate dayOrNull(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : day(field, text);
  }
}
