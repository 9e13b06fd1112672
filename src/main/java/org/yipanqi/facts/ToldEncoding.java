package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.UNKNOWN_ENCODING;

import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.reading.Encoding;

/** The encoding of a file as somebody says it. */
final class ToldEncoding {

  private ToldEncoding() {}

  /** Null where it is to be found out. */
  static @Nullable Encoding read(@Nullable String told) {
    if (told == null || told.isBlank() || told.equals("auto")) {
      return null;
    }
    var encoding = Encoding.of(told);
    if (encoding == null) {
      throw UNKNOWN_ENCODING.because(told);
    }
    return encoding;
  }
}
