package org.yipanqi.web;

import org.jspecify.annotations.Nullable;

/** Reads the {@code cursor} and {@code limit} of a list. The cursor is the last row's number. */
public final class Paging {

  private Paging() {}

  /** How many rows to give: from 1 to the most, the usual number when not told. */
  public static int limit(@Nullable Integer asked, int usual, int most) {
    if (asked == null) {
      return usual;
    }
    if (asked < 1 || asked > most) {
      throw new MalformedRequest("limit", "web.limit-range", most);
    }
    return asked;
  }

  /** Where to go on; null at the beginning. */
  public static @Nullable Long cursor(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    if (!asked.matches("\\d{1,18}")) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
    return Long.valueOf(asked);
  }
}
